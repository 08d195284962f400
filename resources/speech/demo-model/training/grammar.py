# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences as they are said on a government hotline: what the demo model is trained and tested with.

Everything comes from the generator that is passed in, so that a seed gives the same sentences for ever. The shipped
flows and prompts are read from resources/; the rest is the lists below.
"""
import pathlib
import re

RESOURCES = pathlib.Path(__file__).resolve().parents[3]
DIGITS = '零一二三四五六七八九'


def words(text):
    return text.split()


FAMILIES = words('张 王 李 赵 刘 陈 杨 黄 周 吴 徐 孙 马 朱 胡 林 何 高 郭 罗')
GIVEN = words('敏 静 丽 强 磊 军 勇 杰 娟 涛 明 超 秀英 桂兰 建国 志强 晓东 海燕 玉兰 国华')
DISTRICTS = words('临湖区 江滨区 云山区 东城区 西城区 高新区 开发区 鼓楼区 天河区 雨花区 岳麓区 开福区 芙蓉区 望城区 江北区 南岸区 滨海新区 新城区')
COMMUNITIES = words('春和社区 湖滨社区 枫桥社区 江滨社区 松涛社区 春和街道 幸福社区 和平社区 新华街道 解放街道')
ROADS = words('中山 人民 解放 建设 和平 长江 黄河 新华 胜利 光明 朝阳 东风 文化 友谊 幸福 青年 北京 南京 上海 迎宾 滨河 湖滨 五一 科技 学府')
STREETS = words('路 大道 街 东路 西路 南路 北路')
ESTATES = words('阳光花园 幸福家园 锦绣江南 金色港湾 碧水蓝天 世纪新城 康乐小区 和谐家园 东方明珠 紫荆花园 绿城百合 新华花园 幸福里小区 丽景湾 桃源居 芙蓉苑 时代花园')
PLACES = words('人民公园北门 实验小学对面 东风桥旁 火车站广场 第一医院门口 中心菜市场 体育馆旁边 市民中心 汽车站 幸福里小区门口 公交站')
UNITS = words('住建局 城管局 公安局 交警队 人社局 教育局 卫健委 民政局 市场监管局 生态环境局 交通局 自来水公司 供电公司 燃气公司 供热公司 街道办 居委会 物业公司 派出所 税务局 社保中心 医保局 公积金中心 信访局 消防队 水务局 承办单位 城市管理局 街道办事处')
MATTERS = words('''暖气不热 家里停水了 一直停电 路灯不亮 一排路灯坏了 垃圾没人清运 小区垃圾堆积 下水道堵了 井盖松动 井盖丢了 楼道里堆放杂物 电梯坏了
 施工噪音太大 夜间施工噪声 工地凌晨打桩 工地半夜施工 广场舞扰民 噪声扰民 烧烤摊油烟扰民 占道经营 早点摊占道经营 夜市占用人行道 违章建筑 车辆乱停 消防通道被占
 污水外溢 河道发臭 异味很大 坑里积水很深 路面坑坑洼洼 树枝挡住红绿灯 拖欠工资 公司拖欠工资 老板不发工资 三个月没发工资 工资没有发 劳动合同没有给我们 十几个工友都没拿到钱
 退费不给退 健身房跑路了 预付卡退不了 房产证办不下来 房产证刚办下来 开发商延期交房 房屋漏水 楼上漏水 物业费太高 交了物业费没人管 停车费乱收费 公交车不按时到站
 公交站牌损坏 出租车拒载 学区划分不清 咨询学区 小学入学划片 学校说不在片区 新小区没有公布学区 不知道孩子该去哪所小学 想了解报名时间 孩子上学报名 医保报销不了 社保断缴了
 养老金没到账 低保申请被拒 公积金提取不了 身份证丢了 户口迁移 咨询居住证办理 流浪狗咬人 邻居养狗 空气有异味 工厂排放废气 燃气表坏了 闻到燃气味 自来水发黄 供水水压不足
 停水没有通知 小区停水 从早上到现在没有水 供暖温度低 室内温度不够 室内只有十五度 供热站说压力不够 暖气片只有一点温 孩子冻感冒了 快递丢失 网购假货 食品过期 餐厅不卫生 高空抛物
 充电桩不能用 电动车上楼充电 墙皮脱落 监控坏了 门禁坏了 保安室没有人 绿化带被破坏 树木没人修剪 共享单车乱放 网络信号差 巷子没有照明 晚上一片漆黑 大车压出了深坑 推车堵住路口
 摊贩留下一地油污 叫卖声到半夜 城管走了又来 凌晨两点还在浇筑 打桩机震得窗户响 孩子要中考休息不好 垃圾桶满溢 垃圾堵住了单元门 多次反映没有结果 公厕没人打扫 招牌快掉下来了 水费收错了 电费太高 电压不稳''')
BUSINESS = words('身份证补办 护照办理 社保转移 医保报销 公积金提取 营业执照注册 居住证 落户 不动产登记 低保申请 残疾证 老年卡 生育津贴 失业金 退休手续 结婚登记 驾照换证 车辆年检 施工许可 学籍转移 灵活就业人员社保补贴 高龄津贴 小学入学 异地就医备案')
PAPERS = words('身份证 户口本 结婚证 房产证 居住证 营业执照 社保卡 银行卡 毕业证 劳动合同 工资流水 购房合同 发票 病历 出生证明 收入证明 委托书 照片 申请表')
YES = words('是的 对 对的 是我 没错 嗯是的 可以 好的 行 没问题 方便 嗯 好 你说吧 您说 确认 解决了 已经解决了 处理好了 有人联系我了 联系过了 听明白了 知道了 明白 收到 确认收到 好的知道了 我知道了')
NO = words('不是 不对 没有 没解决 还没有解决 根本没处理 没人联系我 没有人来过 不方便 我在开会 我在开车 打错了 你打错了 不需要 不用了 不行 不可以 不知道 记不清了 没听清 不是我本人 不是我反映的 我没有反映过')
SATISFIED = words('非常满意 满意 比较满意 基本满意 很满意 挺满意的 还算满意 挺好的 特别好 处理得很好 都解决了很满意 我很满意 满意满意 态度很好 没有意见 可以挺好的 对结果满意 谢谢处理得很及时')
UNSURE = words('一般 一般般吧 还行吧 还可以 马马虎虎 说不上满意 谈不上满意 凑合吧 不好说 态度满意结果不满意 结果满意态度一般')
DISSATISFIED = words('不满意 很不满意 非常不满意 不太满意 不怎么满意 一点都不满意 我不满意 结果不满意 对承办单位不满意 不满意没有解决 根本没人管 问题还在 又反复了 差得很')
PERSON = words('转人工 我要转人工 给我转人工客服 帮我转接人工坐席 我要找真人 你是机器人吗 别跟我说了叫人工来 人工服务 人工客服 找你们领导 我要和工作人员说 给我接工作人员 找个人跟我说 希望有人回电')
REPEAT = words('再说一遍 请再说一遍 没听清再说一遍 什么你说什么 麻烦重复一下 再听一遍 刚才没听见 你说慢一点')
LATER = words('我现在没空 我在忙 等会儿再说 下午再打 晚上再打给我 明天再打过来 过一会儿再打 我正在开车不方便 我在上班晚点再说')
STOP = words('别再给我打电话了 不要再打了 以后不要打给我 再打我就投诉了 不要打扰我')
FEELINGS = words('你们到底管不管 我很生气 我要投诉 太不像话了 都打了好几次电话了 我要曝光你们 真的非常感谢 谢谢你们 你们办事效率真高 我等了三个月了 推来推去没人管 急死我了 真是没办法 态度特别差 说话不算数 麻烦你们了 辛苦了')
OPENERS = words('我要反映 我想投诉 我想咨询一下 我要举报 麻烦你们 请问一下 我想问一下')
FILLERS = words('那个 嗯 就是 呃 你好 喂 哎 喂你好')


def integer(n):
    if n < 10:
        return DIGITS[n]
    if n < 20:
        return '十' + (DIGITS[n % 10] if n % 10 else '')
    if n < 100:
        return DIGITS[n // 10] + '十' + (DIGITS[n % 10] if n % 10 else '')
    for size, unit in ((1000, '千'), (100, '百')):
        if n >= size:
            head, rest = DIGITS[n // size] + unit, n % size
            if not rest:
                return head
            gap = '零' if rest < size // 10 else ''
            return head + gap + ('一' if 10 <= rest < 20 else '') + integer(rest)
    return ''


class Grammar:
    """Makes sentences from a random.Random."""

    def __init__(self, random):
        self.r = random
        self.prompts = self._prompts()

    def one(self, *choices):
        return self.r.choice(choices[0] if len(choices) == 1 else choices)

    def maybe(self, p, make):
        return make() if self.r.random() < p else ''

    def digits(self, count):
        table = DIGITS.replace('一', '幺') if self.r.random() < .5 else DIGITS
        return ''.join(self.r.choice(table) for _ in range(count))

    def name(self):
        return self.one(FAMILIES) + self.one(GIVEN)

    def address(self):
        return (self.maybe(.6, lambda: self.one(DISTRICTS)) + self.one(ROADS) + self.one(STREETS)
                + self.maybe(.5, lambda: integer(self.r.randint(1, 320)) + '号')
                + self.maybe(.5, lambda: self.one(ESTATES))
                + self.maybe(.4, lambda: integer(self.r.randint(1, 40)) + self.one('栋', '号楼'))
                + self.maybe(.3, lambda: integer(self.r.randint(1, 6)) + '单元')
                + self.maybe(.3, lambda: self.one(integer(self.r.randint(1, 33)) + '楼', self.one(DIGITS[1:]) + '零' + self.one(DIGITS[1:]) + '室')))

    def date(self):
        month, day = integer(self.r.randint(1, 12)), integer(self.r.randint(1, 31))
        return self.one(month + '月' + day + '号', month + '月' + day + '日', '二零二' + self.one(DIGITS[3:8]) + '年' + month + '月' + day + '日',
                        self.one(words('昨天 今天 前天 上周 上个月 这个月 下周 明天 后天 去年 今年年初')), self.one('星期', '周', '下周', '上周') + self.one('一二三四五六日'))

    def time(self):
        return self.one('上午', '下午', '晚上', '早上', '凌晨', '中午', '') + integer(self.r.randint(1, 12)) + '点' + self.one('', '半', '左右', '以后', '之前', '十五分', '二十分', '四十分')

    def duration(self):
        return integer(self.r.randint(2, 30)) + self.one('天', '个月', '年', '个小时', '个星期', '个工作日')

    def ticket(self):
        return self.one('工单号是', '工单编号', '编号是', '尾号是', '工单尾号', '') + self.digits(self.one([4, 4, 6, 8, 12]))

    def phone(self):
        return self.one('我的电话是', '手机号是', '手机号', '联系电话', '') + '幺' + self.digits(10) if self.r.random() < .5 else self.one('我的电话是', '手机号是', '') + '一' + ''.join(self.r.choice(DIGITS) for _ in range(10))

    def correction(self):
        old, new = self.digits(4), self.digits(4)
        return self.one('不是' + old + '是' + new, '不对应该是' + new, '错了是' + new, '不是' + self.date() + '是' + self.date(), '我说错了是' + self.address(), '尾号不是' + old + '是' + new)

    def short(self):
        return self.one(self.one(YES), self.one(NO), self.one(SATISFIED), self.one(SATISFIED), self.one(UNSURE), self.one(DISSATISFIED), self.one(DISSATISFIED), self.one(PERSON),
                        self.one(PERSON), self.one(REPEAT), self.one(LATER), self.one(STOP))

    def _prompts(self):
        """Clauses of the shipped flows and system prompts, with {placeholders} left in."""
        found = []
        for path in sorted((RESOURCES / 'flows').glob('*.yaml')) + [RESOURCES / 'prompts' / 'system.yaml']:
            for line in path.read_text(encoding='utf8').splitlines():
                line = line.split(' #')[0].strip()
                match = re.match(r'^(?:- |say: |[a-z_]+: )?(.*[一-鿿].*)$', line)
                if match and ('，' in line or '。' in line or '；' in line or '？' in line):
                    found += [part for part in re.split(r'[。；？！]', match.group(1).removeprefix('say: ')) if len(part) > 3]
        return sorted(set(found))

    def prompt(self):
        fill = {'name': self.name, 'subject': lambda: self.one(MATTERS), 'policy': lambda: self.one(BUSINESS), 'effective': self.date, 'unit': lambda: self.one(UNITS),
                'ticket': lambda: self.digits(12), 'number': lambda: self.digits(12), 'deadline': lambda: self.date() + self.time(), 'remaining': lambda: '还有' + self.duration(),
                'feedback': lambda: self.one('今天之内', '明天之前'), 'count': lambda: integer(self.r.randint(2, 20)), 'reason': lambda: '市民不满意', 'state': lambda: '正在办理',
                'position': lambda: integer(self.r.randint(1, 20)), 'wait': lambda: integer(self.r.randint(1, 20)) + '分钟', 'remark': lambda: integer(self.r.randint(3, 50)) + '秒'}
        text = self.one(self.prompts)
        text = re.sub(r'\{(\w+)\}', lambda m: fill.get(m.group(1), str)(), text)
        text = text.replace('12345', '一二三四五')
        text = re.sub(r'\d', lambda m: DIGITS[int(m.group())], text)
        clauses = [clause for clause in re.split('[，：]', text) if clause]
        start = self.r.randrange(len(clauses))
        return ''.join(clauses[start:start + self.r.randint(1, 3)])

    def sentence(self):
        """One sentence, Han characters only, 1 to 40 of them."""
        for _ in range(100):
            text = re.sub('[^一-鿿]', '', self._draw())
            if 0 < len(text) <= 36:
                return text
        raise RuntimeError('the grammar makes only long sentences')

    def _draw(self):
        one = self.one
        matter = lambda: one(MATTERS)
        kinds = (
            self.short, self.short, self.short,
            lambda: one(FILLERS) + self.short(),
            lambda: self.short() + self.short(),
            lambda: one(NO + DISSATISFIED) + one(FEELINGS),
            lambda: one(FEELINGS), self.prompt, self.prompt, self.prompt,
            self.ticket, self.phone, self.correction, self.date, self.time,
            lambda: one(OPENERS + ['']) + self.address() + matter(),
            lambda: one(OPENERS + ['']) + one(ESTATES + COMMUNITIES + PLACES) + one('', '旁边', '对面', '门口') + matter(),
            lambda: self.date() + self.time() + matter(),
            lambda: one('我住在', '地址是', '在', '') + self.address(),
            lambda: one(DISTRICTS) + one(COMMUNITIES),
            lambda: one('办理', '请问', '我要办', '怎么办理') + one(BUSINESS) + one('需要什么材料', '要带什么', '去哪里办', '多久能办好', '要多少钱', '可以网上办吗'),
            lambda: one('需要', '我带了', '没有', '缺') + one(PAPERS) + one('和', '还有', '跟') + one(PAPERS) + one('', '复印件', '原件'),
            lambda: one('我是', '我叫', '联系人') + self.name(),
            lambda: one('请问您是', '您好', '请问是') + self.name() + one('先生吗', '女士吗'),
            lambda: one(UNITS) + one('一直没有回复', '说不归他们管', '来看过了', '让我等', '打电话没人接', '处理得很好', '说要走流程', '推给' + one(UNITS)),
            lambda: one('一共', '大概', '欠我', '花了', '退了') + integer(self.r.randint(2, 9999)) + one('块钱', '元', '多块', '块'),
            lambda: one('你', '您') + one('明天', '下午', '晚点', '过一会儿', self.date()) + self.time() + one('再打过来', '打给我吧', '联系我'),
            lambda: one('这个问题', '这件事', '我反映的情况') + one('已经解决了', '还没解决', '解决了一半', '又反复了', '没有彻底解决', '处理得太慢', '处理得不错')
            + one('', '但是' + one(UNITS) + '态度不好', '希望尽快处理', '谢谢'),
            lambda: matter() + one('有', '已经', '都') + self.duration() + one('了', '没人管', '还没修好'),
            lambda: one('帮我查一下', '我想查一下') + one('工单进度', '办理结果', '处理到哪一步了', self.ticket(), one(BUSINESS) + '进度'),
            lambda: one('希望', '请') + one(UNITS) + one('尽快处理', '给个说法', '上门维修', '来现场看看', '赔偿损失', '加强管理'),
            lambda: one('我们家', '我们小区', '我家楼下', '公司', '学校', '单位', '市民反映') + matter() + one('', '', '希望尽快处理', '多次反映没有结果'),
            lambda: one('关于您反映的', '您反映的') + matter() + one('的问题', '承办单位反馈已经办结', '正在办理', '已经转给' + one(UNITS), '请问您满意吗'),
            lambda: one('您好这里是一二三四五热线', '您好云州市一二三四五请讲', '请问有什么可以帮您', '请您稍等我帮您查一下', '请说一下您的地址', '请问您怎么称呼', '已经给您登记了', '工单已经派给' + one(UNITS), '还有别的问题吗', '感谢您的来电再见'),
        )
        return self.r.choice(kinds)()
