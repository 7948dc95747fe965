"""The cue words of Chinese sites, one list a subject, all in folded form (Simplified, lower case).

They are general words that site after site uses; a page's own names never belong here.
"""

from __future__ import annotations

from bot import lazy_re as re


def any_of(words: str) -> str:
    """A pattern for any of the words, the longest first; the words may hold patterns themselves. Searched in long
    text, each should begin with a character as it stands: then the others are skipped at once.

    >>> any_of("分享 分享到")
    '(?:分享到|分享)'
    """
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


# Menu entries, buttons and widgets: a line made of these alone is navigation.
NAV = """
首页 网站首页 返回首页 返回顶部 返回列表 返回 上一篇 下一篇 上一页 下一页 上一条 下一条 上一版 下一版 分享
分享到 分享至 打印 打印本页 打印此页 打印文章 关闭 关闭窗口 关闭本页 收藏 收藏本站 收藏本页 设为首页
加入收藏 登录 登陆 注册 立即注册 免费注册 会员登录 会员中心 搜索 搜一搜 检索 站内搜索 高级检索 关于我们
关于本站 公司介绍 公司简介 发展历程 联系我们 联系方式 网站地图 站点地图 本站站务 本站公告 本站义务
友情链接 服务协议 用户协议 隐私政策 广告服务 广告合作 业务合作 商务合作 商家入驻 我要投稿 在线投稿 投稿
手机app 手机 客户端 app下载 app 下载 官方微博 官方微信 微信 微博 新浪微博 qq空间 qq 朋友圈 微信好友 关注
已关注 打开app 复制链接 复制 手机版 电脑版 无障碍 无障碍浏览 无障碍阅读 适老化 长者模式 长者版 繁体 繁体版
简体 简体版 english 切换城市 切换 城市站点 当前位置 所在位置 详细内容 正文 字体 字号 大中小 大 中 小 默认
超大 字号变大 字号变小 点赞 赞 评论 留言 发表评论 我要评论 举报 纠错 扫一扫 扫码 二维码 更多 more 展开
收起 阅读原文 点击 查看更多 加载更多 展开全文 阅读全文 目录 导航 菜单 栏目 频道 要闻 时政 新闻 新闻中心
新闻动态 政务公开 信息公开 政府信息公开 政务服务 互动交流 政民互动 办事服务 通知公告 公告公示 公示公告
党建 党务公开 专题 专题专栏 公告 图片新闻 视频 图片 财经 体育 娱乐 军事 社会 国内 国际 教育 科技 文化 旅游
健康 房产 汽车 理论 地方 滚动 乡镇动态 部门动态 基层动态 工作动态 政务动态 今日要闻 本地要闻 机构设置
机构职能 领导之窗 政策法规 政策解读 数据开放 智能问答 网上办事 天气 听新闻 朗读 帮助中心 资讯 头条 推荐
热点 最新 直播 问答 论坛 个人中心 我的 消息 设置 退出 版权声明 免责声明 法律声明 网站声明 人才招聘
诚聘英才 招聘 政务 党务 民生 长者专区 网站支持ipv6 行业资讯 展开通版 收缩通版 通版阅读 数字报纸 电子报 往期 往期回顾 版面导航 标题导航 放大 缩小 pdf版 语音播报 已阅 无 名称 索引号
"""

# How a line of navigation begins that also holds other words.
NAV_LEAD = """
您?(?:现)?(?:在)?的?当前(?:的)?位置 您(?:现在)?(?:所)?在?的?(?:当前)?位置 所在位置 位置[:：] 上一[篇条页]
下一[篇条页] 扫一扫 扫描(?:下方|上方)?二维码 扫码 长按 点击(?:上方|下方|左下角|蓝字|查看|进入) 分享到
分享至 打印本 标签[:：] 热搜 进入专题 首页[>›»/] 更多精彩 欢迎关注 关注(?:我们|公众号) 往期回顾[:：]
今天是 请输入 网站支持ipv6 欢迎(?:您?访问|您?光临|来到|登录) 您是第 当前版本 当前版[:：] 通版阅读 马上注册 您需要登[录陆] 查看完整版本 欢迎光临 本版积分规则
"""

# Headings over lists of other articles: what kind of list, and of what.
SECTION_KIND = """
相关 延伸 推荐 热门 热点 最新 精彩 更多 猜你 为您 往期 最近 近期 网友 图文 今日 本周 本月 24小时 点击 大家
你可能 您可能 还 本栏 本类 同类 同栏 随机 其他 精选 全部 热搜 视频 编辑 阅读 浏览 新闻 文章 一周 网站 站内
"""
SECTION_OF = """
阅读 文章 新闻 链接 推荐 资讯 内容 报道 回顾 排行榜? 信息 喜欢 感兴趣 关注 评论 动态 专题 榜单? 热点 图片
视频 话题 精选 点击 热词 更新 稿件 看 在看 搜索 导读 推送 阅读排行
"""

# Labels of the lines in which a page tells of itself.
META = """
来源 数据来源 资料来源 文章来源 信息来源 稿件来源 新闻来源 稿源 出处 作者 撰稿 供稿 记者 通讯员 编辑
责任编辑 责编 审核 审校 校对 初审 复审 终审 [一二三]审 [一二三]校 监制 编审 (?:值班|执行|本期|副|执行副)?(?:主编|总编辑?) (?:值班|执行|网络|本期|图文|实习|见习|版面|美术)编辑 总监制 发布时间 发布日期 发表时间 发表日期 更新时间
时间 日期 发布人? 发布者 发布单位 发布机构 信息提供 录入 浏览(?:次数|量)? 点击(?:数|量|率|次数)?
阅读(?:次数|量)? 访问(?:量|次数)? 人气 文章字数 字号 字体 摄影? 图 文 图片来源 图文 值班编委 值班主任 签发 审签
统筹 策划 制作 索引号 文号 主题分类 成文日期 发文日期 发文机[关构] 发文字号 有效性 名称 概述 内容概述 摘要
内容摘要 导读 简介 关键[词字] 标签 分类 作者姓名 中图分类号 文献标[识志]码 文章编号 基金项目 作者简介
收稿日期 doi
"""

# Words of disclaimers: three of them in one line make one.
DISCLAIMER = """
声明 版权 转载 侵权 侵犯 著作权 免责 删除 删稿 联系我们 本站 本网 本平台 观点 真实性 来源标注 合法权益
知识产权 立场 不代表 不构成 仅供参考 传递更多信息 注明(?:出处|来源) 未经(?:书面)?(?:授权|许可) 投诉 举报
不得转载 网友(?:自主)?(?:投稿|上传) 互联网 法律责任 追究 如有侵
"""
# And of these one: a site speaks of itself; an article about complaints or copyright does not.
DISCLAIMER_SELF = """
本站 本网 本平台 本文 本稿 此文 网站 联系我们 与我们 如有侵 不代表 不构成 未经(?:书面)?(?:授权|许可)
转载(?:的|请|目的|自|须|需)
"""
DISCLAIMER_LEAD = """
(?:免责|版权|郑重|特别|本[站网])?(?:声明|申明) 凡(?:本网|注明) 本文(?:来源|由|系|转载|仅) 图片来源
素材来源 本稿件所含 以上(?:内容|文章|信息)
"""

# Words of page feet: two of them in one line make one, one in a short line.
FOOTER = r"""
icp备 icp证 公网安备 网安备 copyright 版权所有 © powered\sby 技术支持 主办单位 承办单位
主办: 承办: 网站标识码 许可证 all\srights\sreserved 客服邮箱 投稿邮箱 联系邮箱 电子邮箱 客服电话
举报电话 热线电话 新闻热线 报料热线 报料电话 爆料热线 爆料电话 联系电话 违法和不良信息 备案号 邮编 传真 建议使用
分辨率 浏览器 致力于为 致力于打造 discuz 网站管理 值班电话 增值电信 营业执照 统一社会信用 email
e-mail 地址:
"""

# Words of adult, gambling and link sellers; two kinds that cover a line without sentences make it spam.
SPAM = """
成人 三级 国产 欧美 日韩 亚洲 自拍 偷拍 一本 久久 综合 无码 有码 中文字幕 免费视频 在线观看 在线播放
在线视频 精品 少妇 人妻 熟女 人体 高清 爱爱 激情 午夜 福利 看片 毛片 黄片 黄色 av 一区 二区 三区 四区 色情
乱伦 无遮挡 做爱 性爱 啪啪 裸 免费 网站 手机在线 视频网 彩票 时时彩 快三 赛车 博彩 赌场 赌博 投注 娱乐城
娱乐平台 真人 棋牌 百家乐 六合彩 开奖 老虎机 电子游艺 体育平台 澳门 葡京 威尼斯人 注册送 充值 首存
线路检测 官方入口 私服 代开发票 办证 秒批 刷单 外挂 网址大全 最新网址 官网app 下载安装 免费下载 代写
论文发表
"""
# Of these at least one must be there: the others are also words of ordinary trade news.
SPAM_SURE = """
成人 三级 自拍 偷拍 无码 有码 中文字幕 免费视频 少妇 人妻 熟女 爱爱 午夜 看片 毛片 黄片 av 二区 三区 四区
色情 乱伦 无遮挡 做爱 性爱 啪啪 时时彩 快三 博彩 赌场 投注 娱乐城 棋牌 百家乐 六合彩 老虎机 电子游艺 葡京
注册送 首存 私服 代开发票 刷单 外挂 官网app
"""


def compiled(words: str) -> re.Pattern[str]:
    return re.compile(any_of(words))
