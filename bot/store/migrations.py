"""The schema, as the appended list of what made it: the file's `user_version` counts those it has had.

Each runs in one transaction with its count. One that was ever released is never edited.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
        "INSERT INTO secrets VALUES ('ids', randomblob(32))",
        # `payload` is emptied when the update is finished; the id stays to know it by.
        """CREATE TABLE updates (
            id INTEGER PRIMARY KEY,
            payload TEXT NOT NULL,
            begun INTEGER NOT NULL DEFAULT 0,
            taken REAL NOT NULL,
            finished REAL
        )""",
        "CREATE INDEX updates_unfinished ON updates (id) WHERE finished IS NULL",
        """CREATE TABLE set_aside (
            id INTEGER PRIMARY KEY,
            payload TEXT NOT NULL,
            error TEXT NOT NULL,
            at REAL NOT NULL
        )""",
        "CREATE TABLE conversations (chat TEXT PRIMARY KEY, text TEXT NOT NULL, at REAL NOT NULL)",
        """CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user TEXT NOT NULL,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            status TEXT NOT NULL,
            kind TEXT NOT NULL,
            ms REAL NOT NULL,
            asked REAL NOT NULL,
            update_id INTEGER
        )""",
        "CREATE INDEX answers_user ON answers (user)",
        "CREATE INDEX answers_asked ON answers (asked)",
        # A question and the messages of its reply; `reply` tells the one from the others.
        """CREATE TABLE messages (
            chat TEXT NOT NULL,
            message INTEGER NOT NULL,
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            reply INTEGER NOT NULL,
            PRIMARY KEY (chat, message)
        ) WITHOUT ROWID""",
        "CREATE INDEX messages_answer ON messages (answer)",
        # The one table with Telegram's own ids beside payloads under way: whom to tell of a later answer.
        """CREATE TABLE askers (
            answer INTEGER PRIMARY KEY REFERENCES answers ON DELETE CASCADE,
            user INTEGER NOT NULL,
            chat INTEGER NOT NULL
        )""",
        "CREATE INDEX askers_user ON askers (user)",
        """CREATE TABLE ratings (
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            user TEXT NOT NULL,
            good INTEGER NOT NULL,
            reason TEXT,
            at REAL NOT NULL,
            PRIMARY KEY (answer, user)
        ) WITHOUT ROWID""",
        "CREATE INDEX ratings_user ON ratings (user)",
        """CREATE TABLE wishes (
            user TEXT PRIMARY KEY,
            script TEXT NOT NULL DEFAULT '',
            quiet INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID""",
    ),
    (
        # Where an answer came from, beside the answers: their rows are long, and counting reads them all.
        """CREATE TABLE origins (
            answer INTEGER PRIMARY KEY REFERENCES answers ON DELETE CASCADE,
            entry TEXT NOT NULL,
            cases TEXT NOT NULL
        )""",
        """INSERT INTO origins
            SELECT id, coalesce(json_extract(answer, '$.entry'), ''), coalesce(json_extract(answer, '$.cases'), '[]')
            FROM answers WHERE json_valid(answer)""",
        # What is counted, and what was asked in vain, each from its index alone.
        "DROP INDEX answers_asked",
        "CREATE INDEX answers_asked ON answers (asked, status, kind, user)",
        """CREATE INDEX answers_vain ON answers (id, question, status, kind, user, asked)
            WHERE status IN ('suggest', 'refuse')""",
        "CREATE INDEX ratings_at ON ratings (at, good, reason)",
        "CREATE INDEX ratings_bad ON ratings (answer) WHERE NOT good",
        # The entries made in the chat, each as YAML; `admin` and `at` are of its last change.
        """CREATE TABLE entries (
            id TEXT PRIMARY KEY,
            text TEXT NOT NULL,
            admin INTEGER NOT NULL,
            at REAL NOT NULL
        ) WITHOUT ROWID""",
        # The highest id is the version of all entries. `undoes` is the change that this one takes back.
        """CREATE TABLE changes (
            id INTEGER PRIMARY KEY,
            admin INTEGER NOT NULL,
            act TEXT NOT NULL,
            at REAL NOT NULL,
            undoes INTEGER UNIQUE REFERENCES changes
        )""",
        "CREATE INDEX changes_admin ON changes (admin)",
        # What a change found and what it left, NULL where there was or is no such entry.
        """CREATE TABLE edits (
            change INTEGER NOT NULL REFERENCES changes,
            entry TEXT NOT NULL,
            before TEXT,
            before_admin INTEGER,
            before_at REAL,
            after TEXT,
            after_admin INTEGER,
            after_at REAL,
            PRIMARY KEY (change, entry)
        ) WITHOUT ROWID""",
        "CREATE INDEX edits_entry ON edits (entry)",
        """CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            admin INTEGER NOT NULL,
            act TEXT NOT NULL,
            detail TEXT NOT NULL,
            at REAL NOT NULL
        )""",
        # Ids are not used again: a button may be older than the draft it names.
        """CREATE TABLE drafts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            admin INTEGER NOT NULL,
            chat INTEGER NOT NULL,
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            message INTEGER,
            at REAL NOT NULL
        )""",
        "CREATE INDEX drafts_message ON drafts (chat, message)",
        """CREATE TABLE settled (
            answer INTEGER PRIMARY KEY REFERENCES answers ON DELETE CASCADE,
            how TEXT NOT NULL,
            admin INTEGER NOT NULL,
            entry TEXT NOT NULL,
            until REAL,
            at REAL NOT NULL
        )""",
        "CREATE INDEX settled_entry ON settled (entry) WHERE entry != ''",
        # Of Telegram's own ids the same holds as for askers.
        """CREATE TABLE notices (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entry TEXT NOT NULL,
            user INTEGER NOT NULL,
            chat INTEGER NOT NULL,
            answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            at REAL NOT NULL,
            UNIQUE (user, entry)
        )""",
        "CREATE INDEX notices_answer ON notices (answer)",
    ),
)
