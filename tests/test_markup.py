from pathlib import Path

from bot.corpus.fixes import clean
from bot.corpus.markup import html_lines, html_titles

TEXT = "近年来，清溪县坚持党建引领，推动乡村治理提质增效，全县建成驿站32个，群众办事更方便。"


def test_tags_cut_lines_or_vanish() -> None:
    raw = "<div>第<em>一</em>行<br>第二行</div>\n第三\n行<script>x='四'</script><!-- 五 --><p id='a>b'>末行"
    assert ["第一行", "第二行", "第三行", "末行"] == [line.text for line in html_lines(raw)]


def test_quotes_point_into_the_raw_file() -> None:
    raw = f"<html><body>\n<p>&ldquo;好&rdquo;，<b>大家</b>&nbsp;说。</p><p>{TEXT}</p></body></html>"
    lines = html_lines(raw)
    quotes = [line.quote() for line in lines]
    assert ["“好”，大家 说。", TEXT] == [quote.text for quote in quotes]
    assert ["“好”，大家 说。", TEXT] == [clean(raw[quote.start : quote.end]) for quote in quotes]
    assert [2, 2] == [quote.line for quote in quotes]


def test_headings_have_their_level() -> None:
    assert [(1, "题"), (2, "节"), (0, "文。")] == [
        (line.level, line.text) for line in html_lines("<h1>题</h1><h2><span>节</span></h2><p>文。</p>")
    ]


def test_content_is_what_trafilatura_keeps() -> None:
    raw = (Path(__file__).parent / "cleaning" / "pages" / "article.html").read_text("utf-8")
    kept = [line.text for line in html_lines(raw) if line.kept]
    dropped = [line.text for line in html_lines(raw) if not line.kept]
    assert {"议事有规矩"} == {"议事有规矩", "首页", "要闻", "专题"} & set(kept)
    assert ["首页", "要闻", "专题"] == dropped[:3]


def test_all_is_kept_when_nothing_is_content() -> None:
    assert [True] == [line.kept for line in html_lines("<p>好。</p>")]


def test_titles_of_the_markup() -> None:
    raw = "<title>题 - 某网</title><meta property='og:title' content='题&amp;目'><body><h1><b>题</b></h1>"
    titles = html_titles(raw)
    assert ["题&目", "题", "题 - 某网"] == [title.text for title in titles]
    assert ["题&amp;目", "<b>题", "题 - 某网"] == [
        raw[title.quote().start - 3 * (title.text == "题") : title.quote().end] for title in titles
    ]
