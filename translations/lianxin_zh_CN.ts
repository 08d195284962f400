<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AppealDialog</name>
    <message>
        <source>Appeal against what is held against the unit?</source>
        <translation>对记在本单位名下的结果提出申诉？</translation>
    </message>
    <message>
        <source>A supervisor listens, looks at the evidence and decides, once. Until then it counts.</source>
        <translation>由督导听录音、看证据后裁定，只裁定一次；裁定之前照常计入考评。</translation>
    </message>
    <message>
        <source>Make the appeal</source>
        <translation>提交申诉</translation>
    </message>
    <message>
        <source>What is wrong with it, and what was done instead</source>
        <translation>哪里不属实，实际是怎么办的</translation>
    </message>
    <message>
        <source>Why it should not stand</source>
        <translation>申诉理由</translation>
    </message>
    <message>
        <source>Evidence from this ticket</source>
        <translation>引用本工单中的证据</translation>
    </message>
    <message>
        <source>Number of a document, where photos are kept …</source>
        <translation>文号、照片存放处等</translation>
    </message>
    <message>
        <source>Other evidence</source>
        <translation>其他证据</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>现行有效</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已替换</translation>
    </message>
</context>
<context>
    <name>CampaignDraft</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Further field</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>请选择文件</translation>
    </message>
    <message>
        <source>The file is being read</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Say which column holds the phone number</source>
        <translation>请指明哪一列是电话号码</translation>
    </message>
    <message>
        <source>Import the list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>Choose what the robot says</source>
        <translation>请选择话术</translation>
    </message>
    <message>
        <source>Allow calls on at least one kind of day</source>
        <translation>至少允许一类日期拨打</translation>
    </message>
    <message>
        <source>Give the campaign a name</source>
        <translation>请填写任务名称</translation>
    </message>
    <message>
        <source>no calls</source>
        <translation>不拨打</translation>
    </message>
    <message>
        <source>Choose what the campaign is for</source>
        <translation>请选择任务用途</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>请选择名单</translation>
    </message>
    <message>
        <source>Policy notice</source>
        <translation>政策告知</translation>
    </message>
    <message>
        <source>A notice to many, read by the robot; 2 reaches a person</source>
        <translation>由机器人向多人宣读政策，按 2 转人工</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>办结回访</translation>
    </message>
    <message>
        <source>How a matter was dealt with: satisfied, dissatisfied, why</source>
        <translation>询问事项办理情况：满意、不满意及原因</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>事项提醒</translation>
    </message>
    <message>
        <source>An appointment, a document that expires, a limit that ends</source>
        <translation>预约、证件到期、期限将至</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>问卷调查</translation>
    </message>
    <message>
        <source>A few questions answered by keys; one call a person is enough</source>
        <translation>按键回答几个问题，每人打一次即可</translation>
    </message>
    <message>
        <source>Emergency notice</source>
        <translation>应急通知</translation>
    </message>
    <message>
        <source>Public danger: every day, early to late, many tries, first of all</source>
        <translation>公共安全事件：每天早到晚拨打，多次重拨，优先级最高</translation>
    </message>
    <message>
        <source>Further phone, tried second</source>
        <translation>备用电话（第二个拨打）</translation>
    </message>
    <message>
        <source>Further phone, tried third</source>
        <translation>备用电话（第三个拨打）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Phone (needed)</source>
        <translation>手机号（必填）</translation>
    </message>
</context>
<context>
    <name>ConfirmedCall</name>
    <message>
        <source>Your password, once more</source>
        <translation>请再输入一次口令</translation>
    </message>
    <message>
        <source>Personal data is shown in the clear only to who has just given their password.</source>
        <translation>刚刚输入过口令，才能看到未遮盖的个人信息。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
</context>
<context>
    <name>DispatchLists</name>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Add a category</source>
        <translation>新增类别</translation>
    </message>
    <message>
        <source>Tickets keep the code; the name is what people see. The first two levels group the third.</source>
        <translation>工单记的是编码，名称给人看；前两级用来归类第三级。</translation>
    </message>
    <message>
        <source>Save the category</source>
        <translation>保存类别</translation>
    </message>
    <message>
        <source>Add category</source>
        <translation>新增类别</translation>
    </message>
    <message>
        <source>In use for new tickets</source>
        <translation>新工单可用</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code of the level above</source>
        <translation>上级编码</translation>
    </message>
    <message>
        <source>Time limit (its name in the limits)</source>
        <translation>办理时限（时限表中的名称）</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Who is responsible?</source>
        <translation>由谁负责？</translation>
    </message>
    <message>
        <source>Change the responsibility</source>
        <translation>修改职责</translation>
    </message>
    <message>
        <source>The unit gets matters of the category in the district or street. Where several fit, the smallest unit with the nearest category comes first.</source>
        <translation>该单位承办这一类别在该区县或街道的事项；多家都符合时，类别最贴近、层级最小的单位排在前面。</translation>
    </message>
    <message>
        <source>Save the responsibility</source>
        <translation>保存职责</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Choose a unit</source>
        <translation>选择单位</translation>
    </message>
    <message>
        <source>Whatever nobody else has</source>
        <translation>其他单位都不负责的事项</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>District or street</source>
        <translation>区县或街道</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>事项类别</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Responsibilities</source>
        <translation>单位职责</translation>
    </message>
    <message>
        <source>whatever nobody else has</source>
        <translation>其他单位都不负责的事项</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Add responsibility</source>
        <translation>新增职责</translation>
    </message>
    <message>
        <source>Remove this responsibility?</source>
        <translation>删除这条职责？</translation>
    </message>
    <message>
        <source>%1 is no longer proposed for it. Tickets that it has stay with it.</source>
        <translation>今后不再向“%1”推荐这类事项；已经在办的工单不变。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message>
        <source>request</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>district</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>What would you like us to do?</source>
        <translation>请问您希望我们帮您解决什么问题？</translation>
    </message>
    <message>
        <source>What is it about, please?</source>
        <translation>请问您反映的是哪方面的事情？</translation>
    </message>
    <message>
        <source>Which district is it in?</source>
        <translation>请问事情发生在哪个区县？</translation>
    </message>
    <message>
        <source>Where exactly is it?</source>
        <translation>请问具体在什么地方？</translation>
    </message>
    <message>
        <source>When does it happen?</source>
        <translation>请问是什么时间发生的？</translation>
    </message>
    <message>
        <source>What is your name, and how can we reach you?</source>
        <translation>请问您怎么称呼，怎样联系您方便？</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>火情</translation>
    </message>
    <message>
        <source>gas leak</source>
        <translation>燃气泄漏</translation>
    </message>
    <message>
        <source>somebody trapped</source>
        <translation>人员被困</translation>
    </message>
    <message>
        <source>somebody hurt</source>
        <translation>人员受伤</translation>
    </message>
    <message>
        <source>life in danger</source>
        <translation>生命危险</translation>
    </message>
    <message>
        <source>violence</source>
        <translation>暴力伤害</translation>
    </message>
    <message>
        <source>food poisoning</source>
        <translation>食物中毒</translation>
    </message>
    <message>
        <source>child missing</source>
        <translation>儿童走失</translation>
    </message>
    <message>
        <source>collapse</source>
        <translation>坍塌</translation>
    </message>
    <message>
        <source>electric shock</source>
        <translation>触电</translation>
    </message>
    <message>
        <source>flood</source>
        <translation>内涝</translation>
    </message>
    <message>
        <source>no water for many</source>
        <translation>大面积停水</translation>
    </message>
    <message>
        <source>no power for many</source>
        <translation>大面积停电</translation>
    </message>
    <message>
        <source>no heating for many</source>
        <translation>大面积停暖</translation>
    </message>
    <message>
        <source>person in need of care</source>
        <translation>特殊困难群体</translation>
    </message>
    <message>
        <source>complex matter</source>
        <translation>事项复杂</translation>
    </message>
    <message>
        <source>straining talk</source>
        <translation>情绪安抚</translation>
    </message>
    <message>
        <source>documents to look up</source>
        <translation>查阅资料</translation>
    </message>
    <message>
        <source>system trouble</source>
        <translation>系统故障</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>clock stopped</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>return to decide</source>
        <translation>退单待审</translation>
    </message>
    <message>
        <source>extension to decide</source>
        <translation>延期待审</translation>
    </message>
    <message>
        <source>visit to hear</source>
        <translation>回访待听</translation>
    </message>
    <message>
        <source>appeal to decide</source>
        <translation>申诉待审</translation>
    </message>
    <message>
        <source>merged into another</source>
        <translation>已并单</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>并单</translation>
    </message>
    <message>
        <source>with others</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>due today %1</source>
        <translation>今日 %1 到期</translation>
    </message>
    <message numerus="yes">
        <source>%n workday(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mins</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>overdue %1</source>
        <translation>超期 %1</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>Somebody else saved ladders meanwhile.</source>
        <translation>别人刚保存了另一版提醒阶梯。</translation>
    </message>
    <message>
        <source>What you changed is still here: note it, discard it, and change the newer ladders.</source>
        <translation>你的修改还在本页：请先记下，放弃修改后在新版上重改。</translation>
    </message>
    <message>
        <source>This appeal is not open any more: somebody else decided it.</source>
        <translation>这件申诉已由他人裁定。</translation>
    </message>
    <message>
        <source>Look at it among all appeals.</source>
        <translation>可在“全部”中查看。</translation>
    </message>
    <message>
        <source>There is no such appeal any more.</source>
        <translation>这件申诉已不存在。</translation>
    </message>
    <message>
        <source>Read the list again.</source>
        <translation>请刷新列表。</translation>
    </message>
    <message>
        <source>There are too few closed tickets with a category to learn from: two categories with two tickets each at least.</source>
        <translation>有分类的已办结工单太少，无法学习：至少两个类别、每类两件。</translation>
    </message>
    <message>
        <source>Close more tickets, and give them categories at the dispatch desk.</source>
        <translation>请多办结一些工单，并在派单台给它们选好类别。</translation>
    </message>
    <message>
        <source>No ticket that this model has not seen was closed yet.</source>
        <translation>还没有这个模型没见过的已办结工单。</translation>
    </message>
    <message>
        <source>Test it again when tickets that came after its training are closed.</source>
        <translation>等训练之后受理的工单办结了再检验。</translation>
    </message>
    <message>
        <source>There is no such model any more.</source>
        <translation>这个模型已不存在。</translation>
    </message>
    <message>
        <source>A method is called module.verb.</source>
        <translation>方法名须为“模块.动词”。</translation>
    </message>
    <message>
        <source>Correct the declaration.</source>
        <translation>请更正声明。</translation>
    </message>
    <message>
        <source>A method that writes is audited as Write or Security.</source>
        <translation>写入类方法的审计须为 Write 或 Security。</translation>
    </message>
    <message>
        <source>A reveal needs a required parameter &quot;purpose&quot;.</source>
        <translation>查看号码类方法必须带必填参数 purpose。</translation>
    </message>
    <message>
        <source>An event is called entity.what, a family entity.*.</source>
        <translation>事件名须为“实体.动作”，一组事件写作“实体.*”。</translation>
    </message>
    <message>
        <source>It has no summary.</source>
        <translation>缺少说明。</translation>
    </message>
    <message>
        <source>It needs exactly one of handler and asyncHandler.</source>
        <translation>handler 与 asyncHandler 须有且仅有一个。</translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; is unnamed, twice there or reserved.</source>
        <translation>参数“%1”没有名称、重复或为保留名。</translation>
    </message>
    <message>
        <source>Calls of others are a supervisor&apos;s.</source>
        <translation>他人的通话只有班长可以操作。</translation>
    </message>
    <message>
        <source>Other people&apos;s states are a supervisor&apos;s.</source>
        <translation>他人的状态只有班长可以修改。</translation>
    </message>
    <message>
        <source>Trunks are for those who make campaigns or look after engines.</source>
        <translation>中继只供管理外呼任务或维护引擎的人员查看。</translation>
    </message>
    <message>
        <source>Ask the security administrator for a role that may.</source>
        <translation>请联系安全管理员分配相应角色。</translation>
    </message>
    <message>
        <source>The password could not be hashed.</source>
        <translation>口令无法加密保存。</translation>
    </message>
    <message>
        <source>Look whether memory is short.</source>
        <translation>请检查内存是否不足。</translation>
    </message>
    <message>
        <source>An idempotency key has 8 to 64 printable characters.</source>
        <translation>幂等键须为 8 至 64 个可打印字符。</translation>
    </message>
    <message>
        <source>Use a fresh UUID for each thing to be done.</source>
        <translation>请为每次操作使用新的 UUID。</translation>
    </message>
    <message>
        <source>This idempotency key was used for another call.</source>
        <translation>该幂等键已用于其他调用。</translation>
    </message>
    <message>
        <source>Use a fresh key for each thing to be done.</source>
        <translation>请为每次操作使用新的幂等键。</translation>
    </message>
    <message>
        <source>A call with this key was begun and its end is not known.</source>
        <translation>使用该幂等键的调用已开始，结果未知。</translation>
    </message>
    <message>
        <source>Look at what is there, then ask with a new key if needed.</source>
        <translation>请先核对现有数据，确有需要再用新的幂等键提交。</translation>
    </message>
    <message>
        <source>This is the last security administrator.</source>
        <translation>这是最后一名安全管理员。</translation>
    </message>
    <message>
        <source>Make another one first.</source>
        <translation>请先再设一名。</translation>
    </message>
    <message>
        <source>Too many wrong passwords.</source>
        <translation>口令错误次数过多。</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour, or ask the security administrator to unlock you.</source>
        <translation>请 15 分钟后再试，或联系安全管理员解锁。</translation>
    </message>
    <message>
        <source>A login has 2 to 32 of a–z, 0–9, dot, underscore and dash.</source>
        <translation>登录名须为 2 至 32 位，只能用 a–z、0–9、点、下划线和短横线。</translation>
    </message>
    <message>
        <source>This login is taken.</source>
        <translation>该登录名已被占用。</translation>
    </message>
    <message>
        <source>A user needs a name of at most 64 characters.</source>
        <translation>请填写用户姓名，最多 64 个字。</translation>
    </message>
    <message>
        <source>System, security and audit administrator are three different people.</source>
        <translation>系统、安全、审计管理员须由三个不同的人担任。</translation>
    </message>
    <message>
        <source>Give the roles to separate users.</source>
        <translation>请把这些角色分给不同的用户。</translation>
    </message>
    <message>
        <source>Nobody changes their own roles.</source>
        <translation>不能修改自己的角色。</translation>
    </message>
    <message>
        <source>Ask another security administrator.</source>
        <translation>请联系另一名安全管理员。</translation>
    </message>
    <message>
        <source>A password has at least %1 characters of two kinds (letters, digits, signs), without the login.</source>
        <translation>口令至少 %1 位，须含字母、数字、符号中的两种，且不得包含登录名。</translation>
    </message>
    <message>
        <source>Choose a longer one, several words for instance.</source>
        <translation>请设更长的口令，例如几个词连用。</translation>
    </message>
    <message>
        <source>A user needs at least one role.</source>
        <translation>用户至少要有一个角色。</translation>
    </message>
    <message>
        <source>There is no such role.</source>
        <translation>没有这个角色。</translation>
    </message>
    <message>
        <source>Use one of seat, dispatcher, unit_liaison, supervisor, business_admin, system_admin, security_admin, audit_admin.</source>
        <translation>可用角色：seat、dispatcher、unit_liaison、supervisor、business_admin、system_admin、security_admin、audit_admin。</translation>
    </message>
    <message>
        <source>A seat number has 1 to 12 digits or letters.</source>
        <translation>坐席号须为 1 至 12 位数字或字母。</translation>
    </message>
    <message>
        <source>Somebody else has this seat number.</source>
        <translation>该坐席号已有人使用。</translation>
    </message>
    <message>
        <source>Take another, or take it from them first.</source>
        <translation>请换一个坐席号，或先从对方处收回。</translation>
    </message>
    <message>
        <source>This user is locked.</source>
        <translation>该用户已被锁定。</translation>
    </message>
    <message>
        <source>Ask the security administrator.</source>
        <translation>请联系安全管理员。</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>没有这个用户。</translation>
    </message>
    <message>
        <source>See users.list.</source>
        <translation>请查看用户列表。</translation>
    </message>
    <message>
        <source>Login or password is wrong.</source>
        <translation>登录名或口令错误。</translation>
    </message>
    <message>
        <source>Try again; after several failures the login is locked for a while.</source>
        <translation>请重试；多次失败后该登录名会锁定一段时间。</translation>
    </message>
    <message>
        <source>This is not the key file of this engine.</source>
        <translation>这不是本引擎的密钥文件。</translation>
    </message>
    <message>
        <source>Give the key file that the engine was started with, or --user.</source>
        <translation>请使用引擎启动时的密钥文件，或改用 --user 登录。</translation>
    </message>
    <message>
        <source>Nothing carries out actions on this call.</source>
        <translation>这通电话没有可执行动作的程序。</translation>
    </message>
    <message>
        <source>There is no action &quot;%1&quot;.</source>
        <translation>没有动作“%1”。</translation>
    </message>
    <message>
        <source>Check the flow: lianxinctl flow check FILE.</source>
        <translation>请检查话术：lianxinctl flow check FILE。</translation>
    </message>
    <message>
        <source>A deadline has 0 to %1 %2, not %3</source>
        <translation>时限应为 0 至 %1 %2，不能是 %3。</translation>
    </message>
    <message>
        <source>See calendar.explain in `lianxinctl api describe`</source>
        <translation>参见 `lianxinctl api describe` 中的 calendar.explain。</translation>
    </message>
    <message>
        <source>A pause ends before it begins</source>
        <translation>暂停的结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>This is no date or time: %1</source>
        <translation>不是有效的日期或时间：%1。</translation>
    </message>
    <message>
        <source>Write it as 2026-02-14 or 2026-02-14T08:30</source>
        <translation>请写成 2026-02-14 或 2026-02-14T08:30。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no range of hours</source>
        <translation>“%1”不是有效时段。</translation>
    </message>
    <message>
        <source>Write ranges as [&quot;08:00-11:30&quot;,&quot;14:00-20:00&quot;]</source>
        <translation>时段请写成 [&quot;08:00-11:30&quot;,&quot;14:00-20:00&quot;]。</translation>
    </message>
    <message>
        <source>Hours are a list of texts</source>
        <translation>时段须为文本列表。</translation>
    </message>
    <message>
        <source>There are no hours of work</source>
        <translation>没有填写工作时间。</translation>
    </message>
    <message>
        <source>Write {&quot;workday&quot;:[&quot;09:00-12:00&quot;,&quot;14:00-18:00&quot;],&quot;saturday&quot;:[&quot;09:00-12:00&quot;]}</source>
        <translation>请写成 {&quot;workday&quot;:[&quot;09:00-12:00&quot;,&quot;14:00-18:00&quot;],&quot;saturday&quot;:[&quot;09:00-12:00&quot;]}。</translation>
    </message>
    <message>
        <source>There is no kind of day called &quot;%1&quot;</source>
        <translation>没有“%1”这种日子类型。</translation>
    </message>
    <message>
        <source>Two ranges of hours overlap</source>
        <translation>两个时段有重叠。</translation>
    </message>
    <message>
        <source>A calendar file can&apos;t be used: %1</source>
        <translation>日历文件无法使用：%1。</translation>
    </message>
    <message>
        <source>Restore the file from the release</source>
        <translation>请用安装包中的文件恢复。</translation>
    </message>
    <message>
        <source>Write {&quot;year&quot;:2027,&quot;days&quot;:[{&quot;name&quot;:&quot;元旦&quot;,&quot;date&quot;:&quot;2027-01-01&quot;,&quot;isOffDay&quot;:true}]}</source>
        <translation>请写成 {&quot;year&quot;:2027,&quot;days&quot;:[{&quot;name&quot;:&quot;元旦&quot;,&quot;date&quot;:&quot;2027-01-01&quot;,&quot;isOffDay&quot;:true}]}。</translation>
    </message>
    <message>
        <source>There are no calendar files</source>
        <translation>没有日历文件。</translation>
    </message>
    <message>
        <source>Set LIANXIN_RESOURCES to the folder with calendar/2026.json</source>
        <translation>请将 LIANXIN_RESOURCES 设为含有 calendar/2026.json 的文件夹。</translation>
    </message>
    <message>
        <source>There is no limit to count</source>
        <translation>没有要计算的时限。</translation>
    </message>
    <message>
        <source>Name one of workingDays, calendarDays, workingHours, hours</source>
        <translation>请填写 workingDays、calendarDays、workingHours、hours 之一。</translation>
    </message>
    <message>
        <source>No time of work is found that would end this limit</source>
        <translation>找不到能让这一时限到期的工作时间。</translation>
    </message>
    <message>
        <source>The holiday has %1 days, the notice says %2</source>
        <translation>假期有 %1 天，通知写的是 %2 天。</translation>
    </message>
    <message>
        <source>Compare with the notice on www.gov.cn; days can be given one by one as well</source>
        <translation>请与 www.gov.cn 上的通知核对；也可以逐日填写。</translation>
    </message>
    <message>
        <source>No holidays are found in this text</source>
        <translation>文中没有找到放假安排。</translation>
    </message>
    <message>
        <source>%1 is a holiday and a working day at once</source>
        <translation>%1 既是假日又是工作日。</translation>
    </message>
    <message>
        <source>It isn&apos;t clear which day is moved where: %1</source>
        <translation>看不出哪天调到哪天：%1。</translation>
    </message>
    <message>
        <source>It isn&apos;t said what these days are: %1</source>
        <translation>没有说明这些日子是放假还是上班：%1。</translation>
    </message>
    <message>
        <source>There are no days in it: %1</source>
        <translation>其中没有日期：%1。</translation>
    </message>
    <message>
        <source>This is no date: %1</source>
        <translation>不是日期：%1。</translation>
    </message>
    <message>
        <source>This range runs backwards: %1</source>
        <translation>起止日期颠倒：%1。</translation>
    </message>
    <message>
        <source>%1 is not on that day of the week</source>
        <translation>%1 与所写的星期不符。</translation>
    </message>
    <message>
        <source>The notice does not say which year it is for</source>
        <translation>通知没有写明是哪一年的。</translation>
    </message>
    <message>
        <source>A deadline has one limit</source>
        <translation>一个时限只能用一种方式计算。</translation>
    </message>
    <message>
        <source>The holidays of %1 are not known</source>
        <translation>尚无 %1 年的放假安排。</translation>
    </message>
    <message>
        <source>They are announced in November of the year before; update the calendar files then</source>
        <translation>国务院一般在上一年 11 月公布，届时请更新日历文件。</translation>
    </message>
    <message>
        <source>The caller&apos;s number is withheld.</source>
        <translation>来电未显示号码。</translation>
    </message>
    <message>
        <source>The citizen has to call again.</source>
        <translation>请市民重新来电。</translation>
    </message>
    <message>
        <source>It is not sure yet who calls.</source>
        <translation>尚未确认来电人身份。</translation>
    </message>
    <message>
        <source>Let the flow do ticket_identify before.</source>
        <translation>请在话术中先执行 ticket_identify。</translation>
    </message>
    <message>
        <source>This call is not recorded.</source>
        <translation>这通电话没有录音。</translation>
    </message>
    <message>
        <source>Look whether the disk with the recordings is full.</source>
        <translation>请检查存放录音的磁盘是否已满。</translation>
    </message>
    <message>
        <source>Only a call that a seat is talking on can be transferred.</source>
        <translation>只有坐席正在通话的电话才能转接。</translation>
    </message>
    <message>
        <source>Wait until the seat has answered.</source>
        <translation>请等坐席接听后再试。</translation>
    </message>
    <message>
        <source>This call is not at your seat.</source>
        <translation>这通电话不在您的坐席上。</translation>
    </message>
    <message>
        <source>A supervisor may act on other seats&apos; calls.</source>
        <translation>其他坐席的通话须由班长操作。</translation>
    </message>
    <message>
        <source>A supervisor may look at other seats&apos; calls.</source>
        <translation>其他坐席的通话须由班长查看。</translation>
    </message>
    <message>
        <source>This call was not at your seat.</source>
        <translation>这通电话不是您的坐席接的。</translation>
    </message>
    <message>
        <source>The call is over.</source>
        <translation>通话已结束。</translation>
    </message>
    <message>
        <source>The call is at that seat.</source>
        <translation>这通电话就在该坐席上。</translation>
    </message>
    <message>
        <source>Choose another seat.</source>
        <translation>请选择其他坐席。</translation>
    </message>
    <message>
        <source>That seat can&apos;t take a call now.</source>
        <translation>该坐席现在不能接电话。</translation>
    </message>
    <message>
        <source>Choose a seat that is ready.</source>
        <translation>请选择示闲的坐席。</translation>
    </message>
    <message>
        <source>The call is already being transferred.</source>
        <translation>这通电话正在转接。</translation>
    </message>
    <message>
        <source>Wait until the other seat has answered or refused.</source>
        <translation>请等对方坐席接听或拒接。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no assumption of a preflight</source>
        <translation>“%1”不是预演参数。</translation>
    </message>
    <message>
        <source>Use answerRate, talkSeconds, ringSeconds, handOverShare, seatSeconds</source>
        <translation>可用：answerRate、talkSeconds、ringSeconds、handOverShare、seatSeconds。</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3</source>
        <translation>%1须为 %2 至 %3 的数。</translation>
    </message>
    <message>
        <source>Leave it out to go by the hotline&apos;s own calls</source>
        <translation>不填则按本热线的实际通话估算。</translation>
    </message>
    <message>
        <source>This is no cursor of campaigns.attempts</source>
        <translation>这不是 campaigns.attempts 的翻页标记。</translation>
    </message>
    <message>
        <source>Give next of the page before</source>
        <translation>请使用上一页返回的 next。</translation>
    </message>
    <message>
        <source>This is no cursor of campaigns.list</source>
        <translation>这不是 campaigns.list 的翻页标记。</translation>
    </message>
    <message>
        <source>The file holds no campaign</source>
        <translation>文件中没有外呼任务。</translation>
    </message>
    <message>
        <source>Give at least name, list and flow</source>
        <translation>至少要有 name、list 和 flow。</translation>
    </message>
    <message>
        <source>The file is no YAML: %1</source>
        <translation>文件不是 YAML 格式：%1。</translation>
    </message>
    <message>
        <source>Check the indentation</source>
        <translation>请检查缩进。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time</source>
        <translation>“%1”不是有效时间。</translation>
    </message>
    <message>
        <source>Write it as 2026-10-12T09:00 or in UTC milliseconds</source>
        <translation>请写成 2026-10-12T09:00 或 UTC 毫秒数。</translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation>%1 须为 true 或 false。</translation>
    </message>
    <message>
        <source>The campaign needs a flow</source>
        <translation>请为外呼任务选择话术。</translation>
    </message>
    <message>
        <source>See flows.list</source>
        <translation>请查看话术列表。</translation>
    </message>
    <message>
        <source>The campaign needs a list of contacts</source>
        <translation>请为外呼任务选择名单。</translation>
    </message>
    <message>
        <source>Import one first</source>
        <translation>请先导入名单。</translation>
    </message>
    <message>
        <source>The campaign needs a name</source>
        <translation>请填写外呼任务名称。</translation>
    </message>
    <message>
        <source>The end must lie after the start</source>
        <translation>结束时间须晚于开始时间。</translation>
    </message>
    <message>
        <source>excludeLists must be a list of ids</source>
        <translation>excludeLists 须为名单编号列表。</translation>
    </message>
    <message>
        <source>lines must be a whole number</source>
        <translation>lines（线路数）须为整数。</translation>
    </message>
    <message>
        <source>rules must be an object</source>
        <translation>rules 须为对象。</translation>
    </message>
    <message>
        <source>windows must be an object</source>
        <translation>windows（外呼时段）须为对象。</translation>
    </message>
    <message>
        <source>Write {&quot;workday&quot;:[&quot;08:00-20:00&quot;]}</source>
        <translation>请写成 {&quot;workday&quot;:[&quot;08:00-20:00&quot;]}。</translation>
    </message>
    <message>
        <source>There is no flow &quot;%1&quot;</source>
        <translation>没有话术“%1”。</translation>
    </message>
    <message>
        <source>The list is %1</source>
        <translation>名单状态为“%1”，不能使用。</translation>
    </message>
    <message>
        <source>Choose another list</source>
        <translation>请选择其他名单。</translation>
    </message>
    <message>
        <source>The list of the campaign is %1</source>
        <translation>外呼任务的名单状态为“%1”，不能使用。</translation>
    </message>
    <message>
        <source>Wait for the import, or choose another list</source>
        <translation>请等待导入完成，或选择其他名单。</translation>
    </message>
    <message>
        <source>There is no such workbook</source>
        <translation>没有这个导出文件。</translation>
    </message>
    <message>
        <source>Export the campaign again; a workbook is kept for an hour</source>
        <translation>请重新导出外呼任务；导出文件只保留一小时。</translation>
    </message>
    <message>
        <source>There is no such campaign</source>
        <translation>没有这个外呼任务。</translation>
    </message>
    <message>
        <source>See campaigns.list</source>
        <translation>请查看外呼任务列表。</translation>
    </message>
    <message>
        <source>This call is none of the campaign&apos;s</source>
        <translation>这通电话不属于该外呼任务。</translation>
    </message>
    <message>
        <source>Look at campaigns.attempts</source>
        <translation>请查看该任务的拨打记录。</translation>
    </message>
    <message>
        <source>The campaign&apos;s end lies in the past</source>
        <translation>外呼任务的结束时间已过。</translation>
    </message>
    <message>
        <source>Create it anew with another end</source>
        <translation>请改用新的结束时间重新创建。</translation>
    </message>
    <message>
        <source>Exactly one of id and campaign is needed</source>
        <translation>id 与 campaign 须有且仅有一个。</translation>
    </message>
    <message>
        <source>Give a campaign&apos;s id, or a draft of one</source>
        <translation>请给出外呼任务编号，或任务草稿。</translation>
    </message>
    <message>
        <source>Somebody else changed the campaign</source>
        <translation>外呼任务已被他人修改。</translation>
    </message>
    <message>
        <source>Look at its state again</source>
        <translation>请重新查看其状态。</translation>
    </message>
    <message>
        <source>The campaign is %1 and can&apos;t become %2</source>
        <translation>外呼任务当前为“%1”，不能转为“%2”。</translation>
    </message>
    <message>
        <source>A production engine runs on the real clock.</source>
        <translation>生产环境的引擎只能使用真实时钟。</translation>
    </message>
    <message>
        <source>Remove the group clock, or set profile: rehearsal.</source>
        <translation>请删除 clock 一组设置，或设 profile: rehearsal。</translation>
    </message>
    <message>
        <source>The setting &quot;%1&quot; can&apos;t be used.</source>
        <translation>设置“%1”无法使用。</translation>
    </message>
    <message>
        <source>It has to be %1.</source>
        <translation>应为%1。</translation>
    </message>
    <message>
        <source>media.port_first is not below media.port_last.</source>
        <translation>media.port_first 必须小于 media.port_last。</translation>
    </message>
    <message>
        <source>Leave at least four ports for each call at once.</source>
        <translation>请为每路并发通话至少留出四个端口。</translation>
    </message>
    <message>
        <source>A PostgreSQL store needs store.key_ring.</source>
        <translation>使用 PostgreSQL 存储时必须设置 store.key_ring。</translation>
    </message>
    <message>
        <source>Name the file that holds this hotline&apos;s keys; `lianxinctl store init` makes it.</source>
        <translation>请填写本热线的密钥环文件；可用 `lianxinctl store init` 生成。</translation>
    </message>
    <message>
        <source>The configuration names no store, or two.</source>
        <translation>配置中没有指定存储，或指定了两个。</translation>
    </message>
    <message>
        <source>Give either store.path (a file) or store.url (postgresql://…).</source>
        <translation>请填写 store.path（文件）或 store.url（postgresql://…）其中之一。</translation>
    </message>
    <message>
        <source>The configuration is not a map of settings.</source>
        <translation>配置文件不是键值形式。</translation>
    </message>
    <message>
        <source>Write settings as `group:` and below it `  key: value`.</source>
        <translation>请先写 `group:`，下一行写 `  key: value`。</translation>
    </message>
    <message>
        <source>This is not YAML: %1</source>
        <translation>不是 YAML 格式：%1。</translation>
    </message>
    <message>
        <source>Mind the indentation and the space after each colon.</source>
        <translation>请注意缩进和冒号后的空格。</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;.</source>
        <translation>没有设置项“%1”。</translation>
    </message>
    <message>
        <source>docs/configuration.md lists all settings.</source>
        <translation>全部设置项见 docs/configuration.md。</translation>
    </message>
    <message>
        <source>The configuration can&apos;t be read: %1</source>
        <translation>无法读取配置：%1。</translation>
    </message>
    <message>
        <source>Give the path of a YAML file that this user may read.</source>
        <translation>请给出当前用户可读的 YAML 文件路径。</translation>
    </message>
    <message>
        <source>The disk is full; the recording ends here.</source>
        <translation>磁盘已满，录音到此为止。</translation>
    </message>
    <message>
        <source>Make room; what was written so far can be played.</source>
        <translation>请清理磁盘；已录部分可以播放。</translation>
    </message>
    <message>
        <source>A sealed column was changed, cut off, moved, or sealed under other keys.</source>
        <translation>加密列被改动、截断、挪动，或使用了其他密钥加密。</translation>
    </message>
    <message>
        <source>Restore the record from a backup, and use the key file that belongs to this store.</source>
        <translation>请从备份恢复该记录，并使用本存储的密钥文件。</translation>
    </message>
    <message>
        <source>The key file does not hold a key: 64 hexadecimal digits are expected.</source>
        <translation>密钥文件中没有密钥：应为 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>Restore it from its backup, or unlock with the recovery key.</source>
        <translation>请用备份恢复密钥文件，或用恢复密钥解锁。</translation>
    </message>
    <message>
        <source>A key file is there already.</source>
        <translation>密钥文件已存在。</translation>
    </message>
    <message>
        <source>Use it, or choose another path: overwriting a key loses what it opens.</source>
        <translation>请直接使用它，或换一个路径：覆盖密钥会使其加密的数据无法打开。</translation>
    </message>
    <message>
        <source>The key file can&apos;t be found.</source>
        <translation>找不到密钥文件。</translation>
    </message>
    <message>
        <source>Give its path, or unlock with the passphrase or the recovery key.</source>
        <translation>请给出其路径，或用口令或恢复密钥解锁。</translation>
    </message>
    <message>
        <source>The key file can&apos;t be read.</source>
        <translation>无法读取密钥文件。</translation>
    </message>
    <message>
        <source>Run as the user whom it belongs to.</source>
        <translation>请以该文件所属用户的身份运行。</translation>
    </message>
    <message>
        <source>The key file can be read or changed by other users of this machine.</source>
        <translation>本机其他用户可以读取或修改密钥文件。</translation>
    </message>
    <message>
        <source>Make it private: chmod 400.</source>
        <translation>请设为仅本人可读：chmod 400。</translation>
    </message>
    <message>
        <source>The key file can&apos;t be written: %1</source>
        <translation>无法写入密钥文件：%1。</translation>
    </message>
    <message>
        <source>Choose a directory that you may write to.</source>
        <translation>请选择有写入权限的目录。</translation>
    </message>
    <message>
        <source>The key file could not be written in full.</source>
        <translation>密钥文件没有写完整。</translation>
    </message>
    <message>
        <source>Is the disk full?</source>
        <translation>磁盘是否已满？</translation>
    </message>
    <message>
        <source>This is the only way left to open the key ring.</source>
        <translation>这是打开密钥环的唯一方式。</translation>
    </message>
    <message>
        <source>Add another one first.</source>
        <translation>请先添加另一种方式。</translation>
    </message>
    <message>
        <source>This key ring is not opened by a %1.</source>
        <translation>这个密钥环不能用%1打开。</translation>
    </message>
    <message>
        <source>Use another way to unlock it.</source>
        <translation>请换一种方式解锁。</translation>
    </message>
    <message>
        <source>An empty passphrase protects nothing.</source>
        <translation>空口令没有保护作用。</translation>
    </message>
    <message>
        <source>Choose a passphrase, or a key file.</source>
        <translation>请设置口令，或使用密钥文件。</translation>
    </message>
    <message>
        <source>That is not a recovery key: %1</source>
        <translation>这不是恢复密钥：%1</translation>
    </message>
    <message>
        <source>Type it as printed: 8 groups of 5 letters and digits.</source>
        <translation>请按打印件输入：8 组，每组 5 个字母或数字。</translation>
    </message>
    <message>
        <source>This is not a key ring, or it was changed by somebody without its keys.</source>
        <translation>这不是密钥环，或已被没有密钥的人改动。</translation>
    </message>
    <message>
        <source>Restore it from a backup: every backup has a copy named *.keys.json.</source>
        <translation>请从备份恢复：每份备份都附有 *.keys.json。</translation>
    </message>
    <message>
        <source>A key ring is there already.</source>
        <translation>密钥环已存在。</translation>
    </message>
    <message>
        <source>Open it, or choose another path: a lost key ring can&apos;t be made again.</source>
        <translation>请打开它，或换一个路径：密钥环一旦丢失，无法重新生成。</translation>
    </message>
    <message>
        <source>The key ring can&apos;t be read: %1.</source>
        <translation>无法读取密钥环：%1。</translation>
    </message>
    <message>
        <source>It lies beside the store; restore it from a backup if it is lost.</source>
        <translation>密钥环在存储旁边；如已丢失，请从备份恢复。</translation>
    </message>
    <message>
        <source>The key ring was made by a newer version.</source>
        <translation>密钥环由更新版本的程序生成。</translation>
    </message>
    <message>
        <source>Update this program.</source>
        <translation>请升级本程序。</translation>
    </message>
    <message>
        <source>The key ring can&apos;t be written: %1.</source>
        <translation>无法写入密钥环：%1。</translation>
    </message>
    <message>
        <source>Is the disk full, or the directory not yours?</source>
        <translation>磁盘是否已满，或目录没有写入权限？</translation>
    </message>
    <message>
        <source>The sealed file is damaged: %1.</source>
        <translation>加密文件已损坏：%1。</translation>
    </message>
    <message>
        <source>Restore it from a backup; other parts of it can still be read.</source>
        <translation>请从备份恢复；其余部分仍可读取。</translation>
    </message>
    <message>
        <source>A file of this name is there already.</source>
        <translation>已有同名文件。</translation>
    </message>
    <message>
        <source>Choose another name: recordings are never overwritten.</source>
        <translation>请换一个名称：录音不会被覆盖。</translation>
    </message>
    <message>
        <source>The sealed file does not open with these keys, or its header was changed.</source>
        <translation>这些密钥打不开该加密文件，或其文件头被改动。</translation>
    </message>
    <message>
        <source>Use the key ring of the store it was recorded with.</source>
        <translation>请使用录音时所用存储的密钥环。</translation>
    </message>
    <message>
        <source>The sealed file can&apos;t be read: %1.</source>
        <translation>无法读取加密文件：%1。</translation>
    </message>
    <message>
        <source>The sealed file was made by a newer version.</source>
        <translation>加密文件由更新版本的程序生成。</translation>
    </message>
    <message>
        <source>The sealed file can&apos;t be written: %1.</source>
        <translation>无法写入加密文件：%1。</translation>
    </message>
    <message>
        <source>Check the directory of the recordings and its permissions.</source>
        <translation>请检查录音目录及其权限。</translation>
    </message>
    <message>
        <source>The %1 does not open this key ring.</source>
        <translation>%1打不开这个密钥环。</translation>
    </message>
    <message>
        <source>Check it, or use the recovery key.</source>
        <translation>请核对，或使用恢复密钥。</translation>
    </message>
    <message>
        <source>The file can&apos;t be made: %1</source>
        <translation>无法创建文件：%1。</translation>
    </message>
    <message>
        <source>Name a file that is not there yet.</source>
        <translation>请指定尚不存在的文件。</translation>
    </message>
    <message>
        <source>The file can&apos;t be read: %1</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>The file is larger than 16 MiB.</source>
        <translation>文件超过 16 MiB。</translation>
    </message>
    <message>
        <source>Writing failed: %1</source>
        <translation>写入失败：%1。</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>请清理磁盘空间。</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>操作被中断。</translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>没有提供口令。</translation>
    </message>
    <message>
        <source>Set %1, or write it on standard input.</source>
        <translation>请设置 %1，或从标准输入写入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not part of this version.</source>
        <translation>本版本不含“%1”。</translation>
    </message>
    <message>
        <source>See lianxinctl --help and the release notes.</source>
        <translation>参见 lianxinctl --help 和版本说明。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an option of rehearse.</source>
        <translation>“%1”不是 rehearse 的选项。</translation>
    </message>
    <message>
        <source>lianxinctl rehearse [--list FILE] [--citizens N] [--spoken N] [--seats N] [--seed S] [--speed X] [--cps N] [--lines N] [--report DIR] [--console] [--store postgresql://…] [--suite intl|gm]</source>
        <translation>lianxinctl rehearse [--list FILE] [--citizens N] [--spoken N] [--seats N] [--seed S] [--speed X] [--cps N] [--lines N] [--report DIR] [--console] [--store postgresql://…] [--suite intl|gm]</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not complete.</source>
        <translation>“%1”不完整。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation>多出参数“%1”。</translation>
    </message>
    <message>
        <source>%1 has no option %2.</source>
        <translation>%1 没有选项 %2。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少%1。</translation>
    </message>
    <message>
        <source>%1 is not JSON: %2.</source>
        <translation>%1 不是 JSON：%2。</translation>
    </message>
    <message>
        <source>%1 takes K=V, not &quot;%2&quot;.</source>
        <translation>%1 须写成 K=V，不能是“%2”。</translation>
    </message>
    <message>
        <source>%1 takes a number, not &quot;%2&quot;.</source>
        <translation>%1 须为数，不能是“%2”。</translation>
    </message>
    <message>
        <source>%1 takes a value.</source>
        <translation>%1 须带值。</translation>
    </message>
    <message>
        <source>%1 takes a whole number, not &quot;%2&quot;.</source>
        <translation>%1 须为整数，不能是“%2”。</translation>
    </message>
    <message>
        <source>%1 takes an ISO time, not &quot;%2&quot;.</source>
        <translation>%1 须为 ISO 格式的时间，不能是“%2”。</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3.</source>
        <translation>--%1 须为 %2 至 %3 的数。</translation>
    </message>
    <message>
        <source>--store and --engine exclude each other.</source>
        <translation>--store 与 --engine 不能同时使用。</translation>
    </message>
    <message>
        <source>--suite is intl or gm.</source>
        <translation>--suite 只能是 intl 或 gm。</translation>
    </message>
    <message>
        <source>A PostgreSQL store needs --key-file.</source>
        <translation>PostgreSQL 存储须指定 --key-file。</translation>
    </message>
    <message>
        <source>The key ring is laid beside it.</source>
        <translation>密钥环会放在它旁边。</translation>
    </message>
    <message>
        <source>No command was given.</source>
        <translation>没有给出命令。</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>See lianxinctl --help.</source>
        <translation>参见 lianxinctl --help。</translation>
    </message>
    <message>
        <source>There is no option %1 here.</source>
        <translation>此处没有选项 %1。</translation>
    </message>
    <message>
        <source>This is not YAML: %1.</source>
        <translation>不是 YAML 格式：%1。</translation>
    </message>
    <message>
        <source>Write one setting a line: name: value</source>
        <translation>每行写一项设置：name: value</translation>
    </message>
    <message>
        <source>This is not a YAML map.</source>
        <translation>不是 YAML 键值形式。</translation>
    </message>
    <message>
        <source>The store holds lists or tickets already.</source>
        <translation>存储中已有名单或工单。</translation>
    </message>
    <message>
        <source>Make an empty store for demo data: lianxinctl --store FILE store init.</source>
        <translation>请为演示数据新建空存储：lianxinctl --store FILE store init。</translation>
    </message>
    <message>
        <source>%1 is never tried again.</source>
        <translation>结果为 %1 的号码不会重拨。</translation>
    </message>
    <message>
        <source>Give whole numbers within the stated range.</source>
        <translation>请在所示范围内填写整数。</translation>
    </message>
    <message>
        <source>%1 is not an outcome.</source>
        <translation>%1 不是有效的拨打结果。</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %2 to %3.</source>
        <translation>%1 须为 %2 至 %3 的整数。</translation>
    </message>
    <message>
        <source>%1 must be an object of whole numbers by outcome.</source>
        <translation>%1 须为按拨打结果填写整数的对象。</translation>
    </message>
    <message>
        <source>Use answered, no_answer, busy …</source>
        <translation>可用：answered、no_answer、busy……</translation>
    </message>
    <message>
        <source>What became of the call is missing.</source>
        <translation>没有说明这次拨打的结果。</translation>
    </message>
    <message>
        <source>Give redial: true, or an outcome.</source>
        <translation>请给出 redial: true，或一个拨打结果。</translation>
    </message>
    <message>
        <source>An order has no number.</source>
        <translation>拨打单没有号码。</translation>
    </message>
    <message>
        <source>This attempt does not wait for a person (any more).</source>
        <translation>这次拨打不需要（或不再需要）人工核对。</translation>
    </message>
    <message>
        <source>The outcome of this attempt stays what it is.</source>
        <translation>这次拨打的结果不能更改。</translation>
    </message>
    <message>
        <source>Only the newest attempt of an order that nobody answered can be understood otherwise.</source>
        <translation>只有拨打单最近一次无人接听的拨打才能改判结果。</translation>
    </message>
    <message>
        <source>There is no such attempt.</source>
        <translation>没有这次拨打。</translation>
    </message>
    <message>
        <source>There is no such order.</source>
        <translation>没有这个拨打单。</translation>
    </message>
    <message>
        <source>Another engine was first: %1.</source>
        <translation>其他引擎已抢先处理：%1。</translation>
    </message>
    <message>
        <source>Exactly one of number and orderId is needed.</source>
        <translation>number 与 orderId 须有且仅有一个。</translation>
    </message>
    <message>
        <source>Give the number or the order&apos;s id.</source>
        <translation>请给出号码或拨打单编号。</translation>
    </message>
    <message>
        <source>The list of wordings can&apos;t be used: %1</source>
        <translation>说法表无法使用：%1。</translation>
    </message>
    <message>
        <source>Restore lexicon.yaml from the release.</source>
        <translation>请用安装包中的 lexicon.yaml 恢复。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no meaning.</source>
        <translation>“%1”不是可用的语义名称。</translation>
    </message>
    <message>
        <source>Use the names of docs/understanding.md.</source>
        <translation>请使用 docs/understanding.md 所列的名称。</translation>
    </message>
    <message>
        <source>This classifier knows no meanings of utterances: %1</source>
        <translation>该分类模型不是语义模型：%1。</translation>
    </message>
    <message>
        <source>Restore meanings.model from the release.</source>
        <translation>请用安装包中的 meanings.model 恢复。</translation>
    </message>
    <message>
        <source>The flow needs a value for &apos;%1&apos;.</source>
        <translation>话术需要“%1”的值。</translation>
    </message>
    <message>
        <source>Map a column of the list to it, or give it a default in the flow.</source>
        <translation>请对应名单中的一列，或在话术中设默认值。</translation>
    </message>
    <message>
        <source>There is no value for &apos;%1&apos;.</source>
        <translation>“%1”没有值。</translation>
    </message>
    <message>
        <source>&apos;{%1}&apos; is not a placeholder.</source>
        <translation>“{%1}”不是有效的占位符。</translation>
    </message>
    <message>
        <source>Write placeholders as {name}.</source>
        <translation>占位符请写成 {name}。</translation>
    </message>
    <message>
        <source>A prompt has a closing brace without an opening one.</source>
        <translation>提示语中有右花括号，但没有左花括号。</translation>
    </message>
    <message>
        <source>A prompt has an opening brace that is not closed.</source>
        <translation>提示语中的左花括号没有闭合。</translation>
    </message>
    <message>
        <source>The system prompt &apos;%1&apos; is missing.</source>
        <translation>缺少系统提示语“%1”。</translation>
    </message>
    <message>
        <source>Add it to system.yaml.</source>
        <translation>请在 system.yaml 中补上。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not one of the system&apos;s prompts.</source>
        <translation>“%1”不是系统提示语。</translation>
    </message>
    <message>
        <source>Write a line &apos;key: sentence&apos; for each prompt.</source>
        <translation>每条提示语写一行：key: sentence。</translation>
    </message>
    <message>
        <source>The file can&apos;t be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>The system prompts are not YAML: %1</source>
        <translation>系统提示语不是 YAML 格式：%1。</translation>
    </message>
    <message>
        <source>The system prompts are not a map.</source>
        <translation>系统提示语不是键值形式。</translation>
    </message>
    <message>
        <source>The system&apos;s prompts have no value &apos;%1&apos;.</source>
        <translation>系统提示语中没有“%1”这个值。</translation>
    </message>
    <message>
        <source>There is no system prompt &apos;%1&apos;.</source>
        <translation>没有系统提示语“%1”。</translation>
    </message>
    <message>
        <source>The value of the variable &apos;%1&apos; is not a %2.</source>
        <translation>变量“%1”的值不是 %2 类型。</translation>
    </message>
    <message>
        <source>Mend the list, or declare another type in the flow.</source>
        <translation>请更正名单，或在话术中改用其他类型。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no value that can be kept to</source>
        <translation>“%1”的值无法执行。</translation>
    </message>
    <message>
        <source>Write hours as [&quot;14:00-18:00&quot;], birthYear as a year, speechRate, dialect and language as one word, the others as true or false</source>
        <translation>时段请写成 [&quot;14:00-18:00&quot;]，birthYear 写年份，speechRate、dialect、language 各写一个词，其余写 true 或 false。</translation>
    </message>
    <message>
        <source>The file has no column %1</source>
        <translation>文件没有 %1 列。</translation>
    </message>
    <message>
        <source>Name the columns in the first row</source>
        <translation>请在首行写明列名。</translation>
    </message>
    <message>
        <source>There is no such entry</source>
        <translation>没有这条记录。</translation>
    </message>
    <message>
        <source>Look at the list again</source>
        <translation>请重新查看名单。</translation>
    </message>
    <message>
        <source>The entry would have ended already</source>
        <translation>这条记录的截止时间已过。</translation>
    </message>
    <message>
        <source>Give an end that lies ahead, or none</source>
        <translation>请填写将来的截止时间，或不填。</translation>
    </message>
    <message>
        <source>The file has more than %1 rows</source>
        <translation>文件超过 %1 行。</translation>
    </message>
    <message>
        <source>Split the file</source>
        <translation>请把文件拆分。</translation>
    </message>
    <message>
        <source>A unit can&apos;t be above itself</source>
        <translation>单位不能是自己的上级。</translation>
    </message>
    <message>
        <source>Correct the superior of the unit &quot;%1&quot;</source>
        <translation>请更正单位“%1”的上级。</translation>
    </message>
    <message>
        <source>The superiors run in a circle</source>
        <translation>单位的上级关系形成了循环。</translation>
    </message>
    <message>
        <source>Correct the superior</source>
        <translation>请更正上级单位。</translation>
    </message>
    <message>
        <source>A unit needs a name</source>
        <translation>请填写单位名称。</translation>
    </message>
    <message>
        <source>The superior of a unit is not known</source>
        <translation>某个单位的上级不存在。</translation>
    </message>
    <message>
        <source>There is no such unit</source>
        <translation>没有这个单位。</translation>
    </message>
    <message>
        <source>Import the units first</source>
        <translation>请先导入单位。</translation>
    </message>
    <message>
        <source>A line of categories can&apos;t be understood.</source>
        <translation>分类文件中有一行无法识别。</translation>
    </message>
    <message>
        <source>Write: code name [limit] [# description].</source>
        <translation>请写成：编码 名称 [时限] [# 说明]。</translation>
    </message>
    <message>
        <source>The shipped categories can&apos;t be read.</source>
        <translation>无法读取随程序提供的分类。</translation>
    </message>
    <message>
        <source>Set LIANXIN_RESOURCES to the folder with dispatch/categories.txt.</source>
        <translation>请将 LIANXIN_RESOURCES 设为含有 dispatch/categories.txt 的文件夹。</translation>
    </message>
    <message>
        <source>A category&apos;s code has two, four or six digits.</source>
        <translation>分类编码须为两位、四位或六位数字。</translation>
    </message>
    <message>
        <source>Codes have two digits a level and hang below one that is there; names differ among brothers.</source>
        <translation>编码每级两位，须挂在已有上级之下；同级名称不得重复。</translation>
    </message>
    <message>
        <source>A category&apos;s name has 1 to 40 characters and no slash.</source>
        <translation>分类名称须为 1 至 40 个字，且不含斜杠。</translation>
    </message>
    <message>
        <source>Another category has the same code.</source>
        <translation>已有相同编码的分类。</translation>
    </message>
    <message>
        <source>Another category there has the same name.</source>
        <translation>同级已有同名分类。</translation>
    </message>
    <message>
        <source>The category has no superior.</source>
        <translation>该分类没有上级。</translation>
    </message>
    <message>
        <source>The threshold is a probability from 0.5 to 1.</source>
        <translation>阈值须为 0.5 至 1 之间的概率。</translation>
    </message>
    <message>
        <source>The file names no categories.</source>
        <translation>文件中没有分类。</translation>
    </message>
    <message>
        <source>Use the columns 编码 and 名称, or 一级分类, 二级分类 and 三级分类.</source>
        <translation>请使用“编码”“名称”两列，或“一级分类”“二级分类”“三级分类”三列。</translation>
    </message>
    <message>
        <source>A path or a transfer is needed.</source>
        <translation>请提供文件路径或上传的文件。</translation>
    </message>
    <message>
        <source>This ticket does not wait to be dispatched any more.</source>
        <translation>该工单已不在待派单状态。</translation>
    </message>
    <message>
        <source>Somebody was faster; reassign it from its own page if it is with the wrong unit.</source>
        <translation>他人已先处理；如派错单位，请在工单页改派。</translation>
    </message>
    <message>
        <source>Units don&apos;t dispatch tickets.</source>
        <translation>承办单位不能派单。</translation>
    </message>
    <message>
        <source>Ask a dispatcher.</source>
        <translation>请联系派单员。</translation>
    </message>
    <message>
        <source>At most %1 tickets are dispatched at once.</source>
        <translation>一次最多派 %1 件工单。</translation>
    </message>
    <message>
        <source>Send them in parts.</source>
        <translation>请分批提交。</translation>
    </message>
    <message>
        <source>There is no such category.</source>
        <translation>没有这个分类。</translation>
    </message>
    <message>
        <source>See dispatch.categories.</source>
        <translation>请查看分类列表。</translation>
    </message>
    <message>
        <source>There is no figure of that name.</source>
        <translation>没有这项数据。</translation>
    </message>
    <message>
        <source>Use proposed, automatic, byPerson, overridden or returned.</source>
        <translation>可用：proposed、automatic、byPerson、overridden、returned。</translation>
    </message>
    <message>
        <source>There is no such model.</source>
        <translation>没有这个模型。</translation>
    </message>
    <message>
        <source>See dispatch.models.</source>
        <translation>请查看模型列表。</translation>
    </message>
    <message>
        <source>There is no such responsibility.</source>
        <translation>没有这条职责。</translation>
    </message>
    <message>
        <source>There is no such unit.</source>
        <translation>没有这个单位。</translation>
    </message>
    <message>
        <source>Import the units first.</source>
        <translation>请先导入单位。</translation>
    </message>
    <message>
        <source>This method answers later.</source>
        <translation>该方法稍后才返回结果。</translation>
    </message>
    <message>
        <source>Call it with a callback.</source>
        <translation>请以回调方式调用。</translation>
    </message>
    <message>
        <source>The call could not be recorded, so its answer is withheld.</source>
        <translation>本次调用无法写入审计记录，因此不返回结果。</translation>
    </message>
    <message>
        <source>Look at the store; it may be full. What the call was to change may have been changed.</source>
        <translation>请检查存储，可能已满。本次调用要改的内容可能已经更改。</translation>
    </message>
    <message>
        <source>Too many calls of this client are unanswered.</source>
        <translation>该客户端未答复的调用过多。</translation>
    </message>
    <message>
        <source>Wait for answers.</source>
        <translation>请等待答复。</translation>
    </message>
    <message>
        <source>A binary frame came that belongs to no transfer.</source>
        <translation>收到不属于任何传输的二进制数据。</translation>
    </message>
    <message>
        <source>Log in and call transfers.begin first.</source>
        <translation>请先登录并调用 transfers.begin。</translation>
    </message>
    <message>
        <source>The engine is shutting down.</source>
        <translation>引擎正在关闭。</translation>
    </message>
    <message>
        <source>Another engine listens there already.</source>
        <translation>该处已有引擎在监听。</translation>
    </message>
    <message>
        <source>Use it, or stop it first.</source>
        <translation>请直接使用，或先停止它。</translation>
    </message>
    <message>
        <source>This needs the permission %1.</source>
        <translation>此操作需要权限 %1。</translation>
    </message>
    <message>
        <source>Ask the security administrator for a role that has it.</source>
        <translation>请联系安全管理员分配有此权限的角色。</translation>
    </message>
    <message>
        <source>Too many clients are connected.</source>
        <translation>连接的客户端过多。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>The first call is engine.hello.</source>
        <translation>首个调用须为 engine.hello。</translation>
    </message>
    <message>
        <source>Say which protocol you speak.</source>
        <translation>请先说明所用协议版本。</translation>
    </message>
    <message>
        <source>This method takes no idempotency key.</source>
        <translation>该方法不接受幂等键。</translation>
    </message>
    <message>
        <source>The engine can&apos;t listen: %1.</source>
        <translation>引擎无法监听：%1。</translation>
    </message>
    <message>
        <source>Look at the directory&apos;s owner and the length of the path (107 bytes at most).</source>
        <translation>请检查目录的所有者和路径长度（最多 107 字节）。</translation>
    </message>
    <message>
        <source>This needs a login.</source>
        <translation>此操作需要先登录。</translation>
    </message>
    <message>
        <source>Call session.login first.</source>
        <translation>请先调用 session.login。</translation>
    </message>
    <message>
        <source>A parameter is missing: %1 (%2).</source>
        <translation>缺少参数：%1（%2）。</translation>
    </message>
    <message>
        <source>Parameter %1 must be of type %2.</source>
        <translation>参数 %1 的类型须为 %2。</translation>
    </message>
    <message>
        <source>There is no parameter %1.</source>
        <translation>没有参数 %1。</translation>
    </message>
    <message>
        <source>The client speaks protocol %1, the engine %2.</source>
        <translation>客户端协议为 %1，引擎协议为 %2。</translation>
    </message>
    <message>
        <source>Install the same version of console and engine.</source>
        <translation>请安装版本一致的操作台和引擎。</translation>
    </message>
    <message>
        <source>The client does not read what it asked for.</source>
        <translation>客户端没有读取所请求的数据。</translation>
    </message>
    <message>
        <source>Ask for less at a time, and read.</source>
        <translation>请减少每次请求的数量，并及时读取。</translation>
    </message>
    <message>
        <source>The client is too slow for what it subscribed to.</source>
        <translation>客户端处理过慢，跟不上所订阅的事件。</translation>
    </message>
    <message>
        <source>Connect again and go on from the last sequence number.</source>
        <translation>请重新连接，并从最后的序号继续。</translation>
    </message>
    <message>
        <source>This engine has no method %1.</source>
        <translation>该引擎没有方法 %1。</translation>
    </message>
    <message>
        <source>See api.describe; the module may not be part of this version.</source>
        <translation>参见 api.describe；本版本可能不含该模块。</translation>
    </message>
    <message>
        <source>Another engine runs under the id &quot;%1&quot;, or ended moments ago.</source>
        <translation>另一个引擎正以编号“%1”运行，或刚刚结束。</translation>
    </message>
    <message>
        <source>Give each engine a store.engine_id of its own; after a crash try again in %1 s.</source>
        <translation>请为每个引擎设置不同的 store.engine_id；如是崩溃后重启，请 %1 秒后再试。</translation>
    </message>
    <message>
        <source>Other engines took this one for dead and have settled its calls.</source>
        <translation>其他引擎判定本引擎已停止，并已接手处理其通话。</translation>
    </message>
    <message>
        <source>Start it again; look at why it stood still.</source>
        <translation>请重新启动，并查明停顿原因。</translation>
    </message>
    <message>
        <source>Nothing was given that unlocks the store&apos;s keys.</source>
        <translation>没有提供解锁存储密钥的方式。</translation>
    </message>
    <message>
        <source>Name a key file (--key-file, store.key_file), or set LIANXIN_PASSPHRASE.</source>
        <translation>请指定密钥文件（--key-file 或 store.key_file），或设置 LIANXIN_PASSPHRASE。</translation>
    </message>
    <message>
        <source>No configuration was named.</source>
        <translation>没有指定配置文件。</translation>
    </message>
    <message>
        <source>lianxind --config FILE</source>
        <translation>lianxind --config FILE</translation>
    </message>
    <message>
        <source>This engine has no event %1 to go on from.</source>
        <translation>引擎中没有可接续的事件 %1。</translation>
    </message>
    <message>
        <source>Read everything anew and subscribe from now on.</source>
        <translation>请重新读取全部数据，并从现在起订阅。</translation>
    </message>
    <message>
        <source>A type of event is a text.</source>
        <translation>事件类型须为文本。</translation>
    </message>
    <message>
        <source>Use &quot;*&quot;, &quot;call.*&quot; or a whole name.</source>
        <translation>请使用“*”、“call.*”或完整名称。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a reason for handing over.</source>
        <translation>“%1”不是转人工原因。</translation>
    </message>
    <message>
        <source>Use one of: %1.</source>
        <translation>可用：%1。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a result with a label.</source>
        <translation>“%1”不是带名称的结果。</translation>
    </message>
    <message>
        <source>Write: name: label.</source>
        <translation>请写成：name: label。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a type of variable.</source>
        <translation>“%1”不是变量类型。</translation>
    </message>
    <message>
        <source>Use text, name, integer, count, digits, ticket_number, phone, date, time, moment, deadline, remaining, duration, wait, working_days or percent.</source>
        <translation>可用：text、name、integer、count、digits、ticket_number、phone、date、time、moment、deadline、remaining、duration、wait、working_days、percent。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a variable with a type.</source>
        <translation>“%1”不是带类型的变量。</translation>
    </message>
    <message>
        <source>Write: name: {type: text}.</source>
        <translation>请写成：name: {type: text}。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the id of a flow.</source>
        <translation>“%1”不是话术编号。</translation>
    </message>
    <message>
        <source>For example: progress-query.</source>
        <translation>例如：progress-query。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a whole number from %2 to %3.</source>
        <translation>“%1”须为 %2 至 %3 的整数。</translation>
    </message>
    <message>
        <source>The default is %1.</source>
        <translation>默认值为 %1。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; says nothing.</source>
        <translation>“%1”没有内容。</translation>
    </message>
    <message>
        <source>Write words.</source>
        <translation>请写上内容。</translation>
    </message>
    <message>
        <source>The recogniser does not keep up with the sound.</source>
        <translation>语音识别跟不上声音。</translation>
    </message>
    <message>
        <source>The demo model understands synthetic voices only and serves rehearsals.</source>
        <translation>演示模型只听得懂合成语音，仅供演练使用。</translation>
    </message>
    <message>
        <source>Name the folder of a real model in speech.recogniser, or leave it out: bots take keys then.</source>
        <translation>请在 speech.recogniser 中写上正式模型的文件夹；不写则机器人只收按键。</translation>
    </message>
    <message>
        <source>&apos;barge_in&apos; is off, key, words or immediate.</source>
        <translation>barge_in 只能是 off、key、words 或 immediate。</translation>
    </message>
    <message>
        <source>Leave it out: keys and words may interrupt by default.</source>
        <translation>可以不写：默认按键和说话都能打断。</translation>
    </message>
    <message>
        <source>&apos;direction&apos; is outbound or inbound.</source>
        <translation>direction 只能是 outbound 或 inbound。</translation>
    </message>
    <message>
        <source>Write outbound for calls that the hotline makes.</source>
        <translation>热线外呼请写 outbound。</translation>
    </message>
    <message>
        <source>&apos;id&apos; must be small Latin letters, digits, - and _.</source>
        <translation>id 只能用小写拉丁字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>For example: return-visit.</source>
        <translation>例如：return-visit。</translation>
    </message>
    <message>
        <source>A step&apos;s &apos;id&apos; must be small Latin letters, digits, - and _.</source>
        <translation>步骤的 id 只能用小写拉丁字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>For example: ask.</source>
        <translation>例如：ask。</translation>
    </message>
    <message>
        <source>An answer must be small Latin letters, digits, - and _.</source>
        <translation>答案名只能用小写拉丁字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>For example: satisfied.</source>
        <translation>例如：satisfied。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there twice in %2.</source>
        <translation>%2 中的“%1”重复出现。</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>请删除其中一个。</translation>
    </message>
    <message>
        <source>Key %1 is there twice.</source>
        <translation>按键 %1 重复出现。</translation>
    </message>
    <message>
        <source>The result &apos;%1&apos; is there twice.</source>
        <translation>结果“%1”重复出现。</translation>
    </message>
    <message>
        <source>The variable &apos;%1&apos; is there twice.</source>
        <translation>变量“%1”重复出现。</translation>
    </message>
    <message>
        <source>There are two steps &apos;%1&apos;.</source>
        <translation>有两个步骤都叫“%1”。</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>请给其中一个改名。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; means the same in every flow.</source>
        <translation>“%1”在所有话术中含义相同。</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>请不填。</translation>
    </message>
    <message>
        <source>Key 0 always leads to a person.</source>
        <translation>按键 0 固定用于转人工。</translation>
    </message>
    <message>
        <source>Take a key from 1 to 8.</source>
        <translation>请使用按键 1 至 8。</translation>
    </message>
    <message>
        <source>Key 9 always says it once more.</source>
        <translation>按键 9 固定用于重听。</translation>
    </message>
    <message>
        <source>The flow &apos;%1&apos; does not pass the checks any more.</source>
        <translation>话术“%1”已不能通过检查。</translation>
    </message>
    <message>
        <source>Check it with flows.check and import it again.</source>
        <translation>请用 flows.check 检查后重新导入。</translation>
    </message>
    <message>
        <source>The step &apos;%1&apos; speaks %2 characters in one go.</source>
        <translation>步骤“%1”一口气要说 %2 个字。</translation>
    </message>
    <message>
        <source>Shorten it: people listen for about half a minute.</source>
        <translation>请缩短：一般人只能听半分钟左右。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>Add &apos;%1:&apos; here.</source>
        <translation>请在此处补上“%1:”。</translation>
    </message>
    <message>
        <source>&apos;results&apos; must name what a call can end with.</source>
        <translation>results 必须列出通话可能的结果。</translation>
    </message>
    <message>
        <source>For example: results: {satisfied: 满意}.</source>
        <translation>例如：results: {satisfied: 满意}。</translation>
    </message>
    <message>
        <source>&apos;steps&apos; must be a list of steps.</source>
        <translation>steps 须为步骤列表。</translation>
    </message>
    <message>
        <source>Add at least one step with an end.</source>
        <translation>请至少添加一个带 end 的步骤。</translation>
    </message>
    <message>
        <source>The step &apos;%1&apos; needs either &apos;keys&apos; or &apos;digits&apos;.</source>
        <translation>步骤“%1”须有 keys 或 digits。</translation>
    </message>
    <message>
        <source>Write keys: {&quot;1&quot;: yes} for single keys, digits: {min: 4, max: 4} for a number.</source>
        <translation>单个按键写 keys: {&quot;1&quot;: yes}；一串数字写 digits: {min: 4, max: 4}。</translation>
    </message>
    <message>
        <source>The step &apos;%1&apos; takes no key.</source>
        <translation>步骤“%1”没有可用的按键。</translation>
    </message>
    <message>
        <source>Add at least one key.</source>
        <translation>请至少添加一个按键。</translation>
    </message>
    <message>
        <source>The step &apos;%1&apos; does not say what is said after %2.</source>
        <translation>步骤“%1”没有说明 %2 之后说什么。</translation>
    </message>
    <message>
        <source>Add reprompts: {no_input: [...], no_match: [...]}.</source>
        <translation>请补上 reprompts: {no_input: [...], no_match: [...]}。</translation>
    </message>
    <message>
        <source>The first sentence does not say that the voice is synthetic.</source>
        <translation>第一句话没有说明是合成语音。</translation>
    </message>
    <message>
        <source>Begin for example with 您好，这里是12345热线，我是智能语音助手，正在用合成语音与您通话。</source>
        <translation>开头可以这样说：您好，这里是12345热线，我是智能语音助手，正在用合成语音与您通话。</translation>
    </message>
    <message>
        <source>From the step &apos;%1&apos; the call can never come to an end.</source>
        <translation>从步骤“%1”起，通话永远无法结束。</translation>
    </message>
    <message>
        <source>Lead to a step with &apos;end&apos; or &apos;hand_over&apos;.</source>
        <translation>请转到带 end 或 hand_over 的步骤。</translation>
    </message>
    <message>
        <source>A flow file begins with keys such as id, title, steps.</source>
        <translation>话术文件须以 id、title、steps 等键开头。</translation>
    </message>
    <message>
        <source>Start from one of the flows that come with the program.</source>
        <translation>请在随程序提供的话术基础上修改。</translation>
    </message>
    <message>
        <source>There is no flow &apos;%1&apos;.</source>
        <translation>没有话术“%1”。</translation>
    </message>
    <message>
        <source>flows.list names those that there are.</source>
        <translation>现有话术见话术列表。</translation>
    </message>
    <message>
        <source>There is no version %1 of the flow &apos;%2&apos;.</source>
        <translation>话术“%2”没有版本 %1。</translation>
    </message>
    <message>
        <source>From &apos;%1&apos; the call goes round in a circle without asking anything.</source>
        <translation>从“%1”起，通话会一直循环而不提问。</translation>
    </message>
    <message>
        <source>Put a &apos;collect&apos; into the circle, or end it.</source>
        <translation>请在循环中加入 collect，或让它结束。</translation>
    </message>
    <message>
        <source>The step &apos;%1&apos; must be exactly one of say, collect, record, branch, action, hand_over, continue_with, end.</source>
        <translation>步骤“%1”只能是 say、collect、record、branch、action、hand_over、continue_with、end 之一。</translation>
    </message>
    <message>
        <source>Divide it into several steps, or add what it is to do.</source>
        <translation>请拆成几个步骤，或补上它要做的事。</translation>
    </message>
    <message>
        <source>The file is larger than 256 KiB.</source>
        <translation>文件超过 256 KiB。</translation>
    </message>
    <message>
        <source>Divide it into several flows.</source>
        <translation>请拆成几个话术。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands for two answers.</source>
        <translation>“%1”对应了两个答案。</translation>
    </message>
    <message>
        <source>Leave it with one of them.</source>
        <translation>请只留给其中一个。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes its value from &apos;%2&apos;, which is not declared.</source>
        <translation>“%1”取自没有声明的“%2”。</translation>
    </message>
    <message>
        <source>Name another variable of this flow.</source>
        <translation>请改用本话术的其他变量。</translation>
    </message>
    <message>
        <source>&apos;{%1}&apos; is used but not declared.</source>
        <translation>使用了“{%1}”，但没有声明。</translation>
    </message>
    <message>
        <source>Add it under &apos;variables&apos; with its type.</source>
        <translation>请在 variables 中补上并写明类型。</translation>
    </message>
    <message>
        <source>There is no action &apos;%1&apos;.</source>
        <translation>没有动作“%1”。</translation>
    </message>
    <message>
        <source>Actions are: %1.</source>
        <translation>可用动作：%1。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no answer that a key gives.</source>
        <translation>“%1”不是按键对应的答案。</translation>
    </message>
    <message>
        <source>Whatever can be said can be keyed: add a key for it.</source>
        <translation>能说的都要能按：请为它添加按键。</translation>
    </message>
    <message>
        <source>No key of the step &apos;%1&apos; gives the answer &apos;%2&apos;.</source>
        <translation>步骤“%1”没有按键对应答案“%2”。</translation>
    </message>
    <message>
        <source>Answers are: %1.</source>
        <translation>可用答案：%1。</translation>
    </message>
    <message>
        <source>The answer &apos;%1&apos; of the step &apos;%2&apos; leads nowhere.</source>
        <translation>步骤“%2”的答案“%1”没有去向。</translation>
    </message>
    <message>
        <source>Add it to &apos;next&apos;.</source>
        <translation>请在 next 中补上。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not known in %2.</source>
        <translation>%2 中不认识“%1”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a key.</source>
        <translation>“%1”不是有效按键。</translation>
    </message>
    <message>
        <source>Take a key from 1 to 8, * or #.</source>
        <translation>请使用按键 1 至 8、* 或 #。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is nothing that is understood.</source>
        <translation>“%1”不是能听懂的内容。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not among the results of this flow.</source>
        <translation>“%1”不在本话术的结果之中。</translation>
    </message>
    <message>
        <source>Add it under &apos;results&apos; with a label.</source>
        <translation>请在 results 中补上并写明名称。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither collected nor declared.</source>
        <translation>“%1”既没有收集，也没有声明。</translation>
    </message>
    <message>
        <source>Branch on a slot of a collect step or on a variable.</source>
        <translation>请按 collect 步骤收集的内容或变量分支。</translation>
    </message>
    <message>
        <source>&apos;on&apos; leads to &apos;%1&apos;, which is not there.</source>
        <translation>on 指向的“%1”不存在。</translation>
    </message>
    <message>
        <source>Steps are: %1.</source>
        <translation>现有步骤：%1。</translation>
    </message>
    <message>
        <source>&apos;start&apos; names a step &apos;%1&apos; that is not there.</source>
        <translation>start 指定的步骤“%1”不存在。</translation>
    </message>
    <message>
        <source>The step &apos;%1&apos; leads to &apos;%2&apos;, which is not there.</source>
        <translation>步骤“%1”指向的“%2”不存在。</translation>
    </message>
    <message>
        <source>No step leads to &apos;%1&apos;.</source>
        <translation>没有步骤通向“%1”。</translation>
    </message>
    <message>
        <source>Lead to it from a step, or remove it.</source>
        <translation>请从某一步骤转到它，或将其删除。</translation>
    </message>
    <message>
        <source>No step ends with &apos;%1&apos;.</source>
        <translation>没有步骤以“%1”结束。</translation>
    </message>
    <message>
        <source>Remove it, or end a step with it.</source>
        <translation>请将其删除，或让某一步骤以它结束。</translation>
    </message>
    <message>
        <source>The variable &apos;%1&apos; is never used.</source>
        <translation>变量“%1”没有用到。</translation>
    </message>
    <message>
        <source>Remove it, or say it somewhere.</source>
        <translation>请将其删除，或在话术中说出来。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be %2.</source>
        <translation>“%1”须为%2。</translation>
    </message>
    <message>
        <source>Write %1 there.</source>
        <translation>此处请写%1。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>文件不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>请另存为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>The file is not YAML: %1</source>
        <translation>文件不是 YAML 格式：%1。</translation>
    </message>
    <message>
        <source>Mend the line; indent with blanks.</source>
        <translation>请更正该行；缩进请用空格。</translation>
    </message>
    <message>
        <source>Nothing that was heard on this attempt has been kept.</source>
        <translation>这次拨打没有保存听到的声音。</translation>
    </message>
    <message>
        <source>Choose an attempt with a recording, or give a .wav file.</source>
        <translation>请选择有录音的拨打，或提供 .wav 文件。</translation>
    </message>
    <message>
        <source>There is no such announcement.</source>
        <translation>没有这条提示音。</translation>
    </message>
    <message>
        <source>See the list of announcements.</source>
        <translation>请查看提示音列表。</translation>
    </message>
    <message>
        <source>Neither an attempt nor a file was given.</source>
        <translation>没有指定拨打记录或文件。</translation>
    </message>
    <message>
        <source>Give attemptId, path or transfer.</source>
        <translation>请给出 attemptId、path 或 transfer。</translation>
    </message>
    <message>
        <source>This is not a number that can be called.</source>
        <translation>这个号码不能拨打。</translation>
    </message>
    <message>
        <source>Give 3 to 20 digits, or * for every other number.</source>
        <translation>请填写 3 至 20 位数字；* 表示其余所有号码。</translation>
    </message>
    <message>
        <source>There is no route for that number.</source>
        <translation>该号码没有接入路由。</translation>
    </message>
    <message>
        <source>inbound.list shows all routes.</source>
        <translation>全部路由见 inbound.list。</translation>
    </message>
    <message>
        <source>The job was cancelled.</source>
        <translation>作业已取消。</translation>
    </message>
    <message>
        <source>The work ended with an exception: %1.</source>
        <translation>作业因异常结束：%1。</translation>
    </message>
    <message>
        <source>The job has ended already: %1.</source>
        <translation>作业已结束：%1。</translation>
    </message>
    <message>
        <source>The engine stopped while this ran.</source>
        <translation>作业运行时引擎停止了。</translation>
    </message>
    <message>
        <source>Look how far it came and start it again.</source>
        <translation>请查看进展后重新启动作业。</translation>
    </message>
    <message>
        <source>There is no such job.</source>
        <translation>没有这个作业。</translation>
    </message>
    <message>
        <source>A category has at most 80 characters.</source>
        <translation>分类名称最多 80 个字。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请缩短。</translation>
    </message>
    <message>
        <source>A date can&apos;t be understood.</source>
        <translation>日期无法识别。</translation>
    </message>
    <message>
        <source>Write it as 2026-12-31.</source>
        <translation>请写成 2026-12-31。</translation>
    </message>
    <message>
        <source>A text is expected.</source>
        <translation>此处须为文本。</translation>
    </message>
    <message>
        <source>Write it in quotes.</source>
        <translation>请加上引号。</translation>
    </message>
    <message>
        <source>A title has 1 to 200 characters.</source>
        <translation>标题须为 1 至 200 个字。</translation>
    </message>
    <message>
        <source>Shorten it, or write one.</source>
        <translation>请缩短标题，或补写标题。</translation>
    </message>
    <message>
        <source>An article has 1 to 100,000 characters.</source>
        <translation>条目内容须为 1 至 100,000 个字。</translation>
    </message>
    <message>
        <source>Write what a citizen is told, or split it.</source>
        <translation>请写明对市民的答复口径，或拆成几条。</translation>
    </message>
    <message>
        <source>Every article names its source.</source>
        <translation>每个条目都须注明出处。</translation>
    </message>
    <message>
        <source>Say which office or document it comes from.</source>
        <translation>请写明出自哪个单位或文件。</translation>
    </message>
    <message>
        <source>The article ends before it begins.</source>
        <translation>条目的失效日期早于生效日期。</translation>
    </message>
    <message>
        <source>Choose a later end.</source>
        <translation>请改用更晚的失效日期。</translation>
    </message>
    <message>
        <source>The text holds a zero character.</source>
        <translation>文本中含有空字符。</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>请将其删除。</translation>
    </message>
    <message>
        <source>There are too many aliases.</source>
        <translation>别名过多。</translation>
    </message>
    <message>
        <source>At most 50, together 2,000 characters.</source>
        <translation>最多 50 个，合计 2,000 个字。</translation>
    </message>
    <message>
        <source>A line is longer than a million bytes.</source>
        <translation>有一行超过一百万字节。</translation>
    </message>
    <message>
        <source>Write one article a line.</source>
        <translation>请每行写一个条目。</translation>
    </message>
    <message>
        <source>The file can&apos;t be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>Name a file on the engine&apos;s machine that it may read.</source>
        <translation>请指定引擎所在机器上可以读取的文件。</translation>
    </message>
    <message>
        <source>The file holds no article.</source>
        <translation>文件中没有条目。</translation>
    </message>
    <message>
        <source>Write one article a line, or a title row and a row an article.</source>
        <translation>请每行写一个条目；表格请先写标题行，再每行一个条目。</translation>
    </message>
    <message>
        <source>The line is no JSON object: %1 at byte %2.</source>
        <translation>该行不是 JSON 对象：第 %2 字节处%1。</translation>
    </message>
    <message>
        <source>Write {&quot;title&quot;:…,&quot;body&quot;:…,&quot;source&quot;:…} in each line.</source>
        <translation>每行请写成 {&quot;title&quot;:…,&quot;body&quot;:…,&quot;source&quot;:…}。</translation>
    </message>
    <message>
        <source>The shipped synonyms can&apos;t be read.</source>
        <translation>无法读取随程序提供的同义词。</translation>
    </message>
    <message>
        <source>Set LIANXIN_RESOURCES to the folder with knowledge/synonyms.txt.</source>
        <translation>请将 LIANXIN_RESOURCES 设为含有 knowledge/synonyms.txt 的文件夹。</translation>
    </message>
    <message>
        <source>There is no such state.</source>
        <translation>没有这个状态。</translation>
    </message>
    <message>
        <source>draft, review, published, expired or withdrawn.</source>
        <translation>可用：draft、review、published、expired、withdrawn。</translation>
    </message>
    <message>
        <source>A synonym has one word of 1 to 40 characters and at most 20 meanings.</source>
        <translation>同义词须为一个 1 至 40 字的词，最多对应 20 个说法。</translation>
    </message>
    <message>
        <source>Write the word that citizens say, and what articles say.</source>
        <translation>请写市民的说法，以及条目中的说法。</translation>
    </message>
    <message>
        <source>The verdict is used or not_helpful.</source>
        <translation>评价只能是 used 或 not_helpful。</translation>
    </message>
    <message>
        <source>Somebody else has changed the article.</source>
        <translation>该条目已被他人修改。</translation>
    </message>
    <message>
        <source>Open it again, and write your change into the newest version.</source>
        <translation>请重新打开，在最新版本上修改。</translation>
    </message>
    <message>
        <source>Another article has this title and source.</source>
        <translation>已有标题和出处相同的条目。</translation>
    </message>
    <message>
        <source>Change that one.</source>
        <translation>请修改那一条。</translation>
    </message>
    <message>
        <source>No row of the file could be used; the first: %1</source>
        <translation>文件中没有一行可用；首个问题：%1。</translation>
    </message>
    <message>
        <source>The article&apos;s validity is over.</source>
        <translation>该条目已过有效期。</translation>
    </message>
    <message>
        <source>Give it a later end, or leave it.</source>
        <translation>请延长有效期，否则不再使用。</translation>
    </message>
    <message>
        <source>Who wrote an article can&apos;t publish it.</source>
        <translation>撰写人不能发布自己的条目。</translation>
    </message>
    <message>
        <source>Ask a colleague to review it.</source>
        <translation>请由同事审核。</translation>
    </message>
    <message>
        <source>A newer question was asked meanwhile.</source>
        <translation>已有更新的查询。</translation>
    </message>
    <message>
        <source>There is no such article.</source>
        <translation>没有这个条目。</translation>
    </message>
    <message>
        <source>Search again.</source>
        <translation>请重新搜索。</translation>
    </message>
    <message>
        <source>The article is not in a state for that.</source>
        <translation>条目当前的状态不能这样操作。</translation>
    </message>
    <message>
        <source>It was withdrawn before.</source>
        <translation>该条目已撤回。</translation>
    </message>
    <message>
        <source>Only a draft is handed in for review.</source>
        <translation>只有草稿可以提交审核。</translation>
    </message>
    <message>
        <source>Only what is in force can expire.</source>
        <translation>只有生效中的条目才会失效。</translation>
    </message>
    <message>
        <source>Only what was handed in for review is reviewed.</source>
        <translation>只有已提交审核的条目可以审核。</translation>
    </message>
    <message>
        <source>%1 people of the list have been called</source>
        <translation>名单中已有 %1 人拨打过。</translation>
    </message>
    <message>
        <source>Stop the campaign; the list stays as evidence of whom it called</source>
        <translation>请停止外呼任务；名单须留存，作为拨打对象的凭据。</translation>
    </message>
    <message>
        <source>There is no such contact</source>
        <translation>没有这个联系人。</translation>
    </message>
    <message>
        <source>The list may have been taken back</source>
        <translation>名单可能已被撤回。</translation>
    </message>
    <message>
        <source>Neither path nor transfer was given</source>
        <translation>没有提供文件路径或上传的文件。</translation>
    </message>
    <message>
        <source>Say which file to read</source>
        <translation>请指明要读取的文件。</translation>
    </message>
    <message>
        <source>The list is still being imported</source>
        <translation>名单正在导入。</translation>
    </message>
    <message>
        <source>Cancel the job instead</source>
        <translation>请改为取消导入作业。</translation>
    </message>
    <message>
        <source>The campaign &quot;%1&quot; uses the list</source>
        <translation>外呼任务“%1”正在使用该名单。</translation>
    </message>
    <message>
        <source>Stop the campaign first</source>
        <translation>请先停止该外呼任务。</translation>
    </message>
    <message>
        <source>The file has no such column for: %1</source>
        <translation>文件中没有对应“%1”的列。</translation>
    </message>
    <message>
        <source>Use the column&apos;s title, its letter or its number</source>
        <translation>请使用列标题、列字母或列序号。</translation>
    </message>
    <message>
        <source>The list needs a name</source>
        <translation>请填写名单名称。</translation>
    </message>
    <message>
        <source>Give it one</source>
        <translation>请为它命名。</translation>
    </message>
    <message>
        <source>The list has no error workbook</source>
        <translation>该名单没有错误清单。</translation>
    </message>
    <message>
        <source>Every row was imported, or the workbook has expired</source>
        <translation>所有行均已导入，或错误清单已过期。</translation>
    </message>
    <message>
        <source>Row %1 is empty, or too far down to hold the titles</source>
        <translation>第 %1 行为空，或位置太靠下，不能作为标题行。</translation>
    </message>
    <message>
        <source>Say in which row the titles are, or leave it to be guessed</source>
        <translation>请指明标题在哪一行，或由程序判断。</translation>
    </message>
    <message>
        <source>No column looks like phone numbers</source>
        <translation>没有哪一列像电话号码。</translation>
    </message>
    <message>
        <source>Say which column holds the numbers (--phone-column)</source>
        <translation>请指明哪一列是号码（--phone-column）。</translation>
    </message>
    <message>
        <source>There is no such list</source>
        <translation>没有这个名单。</translation>
    </message>
    <message>
        <source>Look at lists.list</source>
        <translation>请查看名单列表。</translation>
    </message>
    <message>
        <source>The list is not being imported any more</source>
        <translation>名单已不在导入中。</translation>
    </message>
    <message>
        <source>Import the file again</source>
        <translation>请重新导入文件。</translation>
    </message>
    <message>
        <source>The workbook belongs to the person who imported the list</source>
        <translation>错误清单属于导入该名单的人。</translation>
    </message>
    <message>
        <source>Ask that person</source>
        <translation>请联系本人。</translation>
    </message>
    <message>
        <source>Not one of %1 rows has a number that can be called</source>
        <translation>%1 行中没有一个可以拨打的号码。</translation>
    </message>
    <message>
        <source>Look at the error workbook, and check which column holds the numbers</source>
        <translation>请查看错误清单，并核对号码在哪一列。</translation>
    </message>
    <message>
        <source>There is no such template</source>
        <translation>没有这个模板。</translation>
    </message>
    <message>
        <source>Look at lists.templates</source>
        <translation>请查看模板列表。</translation>
    </message>
    <message>
        <source>RTP can&apos;t be received at %1: it is not an address of this machine</source>
        <translation>无法在 %1 接收 RTP：它不是本机地址。</translation>
    </message>
    <message>
        <source>Set the media bind address to one of this machine&apos;s IPv4 addresses</source>
        <translation>请把媒体绑定地址设为本机的 IPv4 地址。</translation>
    </message>
    <message>
        <source>No more calls can be mixed: %1 are up</source>
        <translation>混音通话数已达上限：现有 %1 路。</translation>
    </message>
    <message>
        <source>Raise the number of media threads, or lower the lines</source>
        <translation>请增加媒体线程数，或减少线路数。</translation>
    </message>
    <message>
        <source>The call&apos;s mixer is full</source>
        <translation>这通电话的混音器已满。</translation>
    </message>
    <message>
        <source>The call&apos;s mixer is not there any more</source>
        <translation>这通电话的混音器已不存在。</translation>
    </message>
    <message>
        <source>The call has no such leg any more</source>
        <translation>这通电话已没有这一方。</translation>
    </message>
    <message>
        <source>No pair of UDP ports is free for RTP</source>
        <translation>没有空闲的 RTP UDP 端口对。</translation>
    </message>
    <message>
        <source>Widen the RTP port range, or end calls</source>
        <translation>请扩大 RTP 端口范围，或结束部分通话。</translation>
    </message>
    <message>
        <source>A landline without its area code</source>
        <translation>座机缺少区号。</translation>
    </message>
    <message>
        <source>Give the area code of the city with the import, or put it into the file</source>
        <translation>请在导入时填写本市区号，或在文件中补上。</translation>
    </message>
    <message>
        <source>The phone has no user name.</source>
        <translation>电话没有用户名。</translation>
    </message>
    <message>
        <source>Take what the engine&apos;s seats.phone says.</source>
        <translation>请按引擎 seats.phone 返回的内容填写。</translation>
    </message>
    <message>
        <source>The registrar must be given as IPv4 address and port.</source>
        <translation>注册服务器须写成 IPv4 地址和端口。</translation>
    </message>
    <message>
        <source>There is no way from this machine to the registrar.</source>
        <translation>本机无法连到注册服务器。</translation>
    </message>
    <message>
        <source>The number is in scientific notation and its last digits are gone</source>
        <translation>号码被存成科学计数法，末几位已丢失。</translation>
    </message>
    <message>
        <source>Format the column as text in the original file and export it again</source>
        <translation>请在原文件中把该列设为文本格式后重新导出。</translation>
    </message>
    <message>
        <source>The number is empty</source>
        <translation>号码为空。</translation>
    </message>
    <message>
        <source>Fill in a number or remove the row</source>
        <translation>请填写号码，或删除该行。</translation>
    </message>
    <message>
        <source>The other side refused to hold or resume the call (%1).</source>
        <translation>对方拒绝保持或恢复通话（%1）。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>%1 digits are too few or too many for a number</source>
        <translation>%1 位数字，作为电话号码过长或过短。</translation>
    </message>
    <message>
        <source>Check the number</source>
        <translation>请核对号码。</translation>
    </message>
    <message>
        <source>A landline has 7 or 8 digits after its area code, this one has %1</source>
        <translation>座机区号后应有 7 或 8 位，这里有 %1 位。</translation>
    </message>
    <message>
        <source>Check the number; extensions can&apos;t be dialled</source>
        <translation>请核对号码；分机号无法拨打。</translation>
    </message>
    <message>
        <source>Neither a mobile number nor an area code with its 0</source>
        <translation>既不是手机号，也不是以 0 开头的区号。</translation>
    </message>
    <message>
        <source>Check the number; put the 0 before the area code of a landline</source>
        <translation>请核对号码；座机区号前要加 0。</translation>
    </message>
    <message>
        <source>No mobile number looks like this</source>
        <translation>没有这样的手机号。</translation>
    </message>
    <message>
        <source>Nothing follows the country code</source>
        <translation>国家代码后面没有号码。</translation>
    </message>
    <message>
        <source>The text holds no digits</source>
        <translation>文本中没有数字。</translation>
    </message>
    <message>
        <source>The text holds something that is not part of one number</source>
        <translation>文本中有不属于同一号码的内容。</translation>
    </message>
    <message>
        <source>Keep one number in a cell, digits only</source>
        <translation>一格只填一个号码，且只用数字。</translation>
    </message>
    <message>
        <source>A number of another country</source>
        <translation>这是境外号码。</translation>
    </message>
    <message>
        <source>Only numbers of mainland China are called</source>
        <translation>只拨打中国大陆的号码。</translation>
    </message>
    <message>
        <source>No Chinese area code begins like this</source>
        <translation>没有这样开头的国内区号。</translation>
    </message>
    <message>
        <source>No local number begins with 0</source>
        <translation>本地号码不会以 0 开头。</translation>
    </message>
    <message>
        <source>The library knows this announcement already.</source>
        <translation>提示音库中已有这条提示音。</translation>
    </message>
    <message>
        <source>The library of announcements is damaged.</source>
        <translation>提示音库已损坏。</translation>
    </message>
    <message>
        <source>Restore it from a backup, or learn the announcements anew.</source>
        <translation>请从备份恢复，或重新学习提示音。</translation>
    </message>
    <message>
        <source>The library of announcements can&apos;t be read.</source>
        <translation>无法读取提示音库。</translation>
    </message>
    <message>
        <source>Give the path of a file made by lianxinctl progress learn.</source>
        <translation>请给出由 lianxinctl progress learn 生成的文件路径。</translation>
    </message>
    <message>
        <source>The library is full.</source>
        <translation>提示音库已满。</translation>
    </message>
    <message>
        <source>Forget announcements that are no longer played.</source>
        <translation>请删除不再播放的提示音。</translation>
    </message>
    <message>
        <source>The library of announcements was made by another version.</source>
        <translation>提示音库由其他版本的程序生成。</translation>
    </message>
    <message>
        <source>The library of announcements can&apos;t be written.</source>
        <translation>无法写入提示音库。</translation>
    </message>
    <message>
        <source>Look at the disk and the folder&apos;s permissions.</source>
        <translation>请检查磁盘和文件夹权限。</translation>
    </message>
    <message>
        <source>The recording doesn&apos;t have 8,000 samples a second.</source>
        <translation>录音的采样率不是每秒 8,000 次。</translation>
    </message>
    <message>
        <source>Convert it to what the telephone carries, e.g. sox FILE -r 8000 -c 1 OUT.wav.</source>
        <translation>请转换为电话采样率，例如：sox FILE -r 8000 -c 1 OUT.wav。</translation>
    </message>
    <message>
        <source>There is no such state of a number.</source>
        <translation>没有这种号码状态。</translation>
    </message>
    <message>
        <source>Use one of %1</source>
        <translation>可用：%1。</translation>
    </message>
    <message>
        <source>An announcement needs a title of its own, of at most 60 characters, and a state.</source>
        <translation>提示音须有不重复的标题（最多 60 个字）和号码状态。</translation>
    </message>
    <message>
        <source>Name it after carrier and meaning, e.g. 移动 关机.</source>
        <translation>请按运营商和含义命名，例如：移动 关机。</translation>
    </message>
    <message>
        <source>The library has no announcement of that title.</source>
        <translation>提示音库中没有这个标题。</translation>
    </message>
    <message>
        <source>See lianxinctl progress list.</source>
        <translation>参见 lianxinctl progress list。</translation>
    </message>
    <message>
        <source>There is less than a second of sound in the recording.</source>
        <translation>录音不足一秒。</translation>
    </message>
    <message>
        <source>Give the whole announcement, without the ringing before it.</source>
        <translation>请提供完整的提示音，不含前面的回铃音。</translation>
    </message>
    <message>
        <source>Batches are not served.</source>
        <translation>不支持批量调用。</translation>
    </message>
    <message>
        <source>Send one JSON-RPC 2.0 object a message.</source>
        <translation>每条消息请只发送一个 JSON-RPC 2.0 对象。</translation>
    </message>
    <message>
        <source>A piece of a transfer has an impossible offset.</source>
        <translation>传输数据块的位置不正确。</translation>
    </message>
    <message>
        <source>Use the same version of client and engine.</source>
        <translation>客户端与引擎须为同一版本。</translation>
    </message>
    <message>
        <source>A piece of a transfer is shorter than its header.</source>
        <translation>传输数据块比其头部还短。</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>连接已关闭。</translation>
    </message>
    <message>
        <source>The other side closed the connection.</source>
        <translation>对方关闭了连接。</translation>
    </message>
    <message>
        <source>The connection broke before the answer to %1 came.</source>
        <translation>在收到 %1 的答复前连接中断。</translation>
    </message>
    <message>
        <source>It may have been done: look before you ask again.</source>
        <translation>操作可能已经执行：请先核对，再重新提交。</translation>
    </message>
    <message>
        <source>The engine did not answer %1 in time.</source>
        <translation>引擎没有及时答复 %1。</translation>
    </message>
    <message>
        <source>It may still have done it: look before you ask again.</source>
        <translation>操作仍可能已经执行：请先核对，再重新提交。</translation>
    </message>
    <message>
        <source>The connection is down; it was not asked.</source>
        <translation>连接已断开，请求没有发出。</translation>
    </message>
    <message>
        <source>An event without number or type came in.</source>
        <translation>收到没有序号或类型的事件。</translation>
    </message>
    <message>
        <source>Use the same version of console and engine.</source>
        <translation>操作台与引擎须为同一版本。</translation>
    </message>
    <message>
        <source>A message without content came in.</source>
        <translation>收到没有内容的消息。</translation>
    </message>
    <message>
        <source>A message of unknown kind %1 came in.</source>
        <translation>收到类型未知的消息：%1。</translation>
    </message>
    <message>
        <source>A message of %1 bytes came in; %2 are allowed.</source>
        <translation>收到 %1 字节的消息，最多允许 %2 字节。</translation>
    </message>
    <message>
        <source>Ask for smaller pages, or send files as transfers.</source>
        <translation>请减小每页数量，或以文件传输方式发送。</translation>
    </message>
    <message>
        <source>No engine listens there.</source>
        <translation>该处没有引擎在监听。</translation>
    </message>
    <message>
        <source>Start lianxind, or check the address.</source>
        <translation>请启动 lianxind，或核对地址。</translation>
    </message>
    <message>
        <source>The engine accepts connections but does not answer.</source>
        <translation>引擎接受了连接，但没有答复。</translation>
    </message>
    <message>
        <source>Look whether lianxind is busy or hangs.</source>
        <translation>请检查 lianxind 是否繁忙或停止响应。</translation>
    </message>
    <message>
        <source>There is no connection to an engine.</source>
        <translation>没有连接到引擎。</translation>
    </message>
    <message>
        <source>Connect first.</source>
        <translation>请先连接。</translation>
    </message>
    <message>
        <source>Not JSON at byte %1: %2.</source>
        <translation>第 %1 字节处不是 JSON：%2。</translation>
    </message>
    <message>
        <source>&quot;jsonrpc&quot; is not &quot;2.0&quot;.</source>
        <translation>“jsonrpc”的值不是“2.0”。</translation>
    </message>
    <message>
        <source>&quot;method&quot; is not a text.</source>
        <translation>“method”不是文本。</translation>
    </message>
    <message>
        <source>&quot;params&quot; is not an object: parameters go by name.</source>
        <translation>“params”不是对象：参数须按名称传递。</translation>
    </message>
    <message>
        <source>An id is a number or a text.</source>
        <translation>id 须为数字或文本。</translation>
    </message>
    <message>
        <source>Neither &quot;method&quot; nor &quot;result&quot; nor &quot;error&quot;.</source>
        <translation>消息中没有 method、result 或 error。</translation>
    </message>
    <message>
        <source>The engine has not been heard of for %1 s.</source>
        <translation>已有 %1 秒没有收到引擎的消息。</translation>
    </message>
    <message>
        <source>The directory for the engine&apos;s socket can&apos;t be used: %1.</source>
        <translation>引擎套接字的目录无法使用：%1。</translation>
    </message>
    <message>
        <source>Remove it, or set XDG_RUNTIME_DIR to a directory of your own.</source>
        <translation>请将其删除，或把 XDG_RUNTIME_DIR 设为自己的目录。</translation>
    </message>
    <message>
        <source>What arrived is not what was sent.</source>
        <translation>收到的内容与发送的不一致。</translation>
    </message>
    <message>
        <source>Delete the file and fetch it again.</source>
        <translation>请删除该文件后重新获取。</translation>
    </message>
    <message>
        <source>What is offered says neither transfer nor size.</source>
        <translation>对方没有说明传输编号或大小。</translation>
    </message>
    <message>
        <source>The beginning that is there already can&apos;t be read.</source>
        <translation>无法读取已有的开头部分。</translation>
    </message>
    <message>
        <source>The file to write to can&apos;t be used, or is longer than what comes.</source>
        <translation>要写入的文件无法使用，或比来文更长。</translation>
    </message>
    <message>
        <source>The file became shorter.</source>
        <translation>文件变短了。</translation>
    </message>
    <message>
        <source>There is no way to an engine at this address.</source>
        <translation>无法按此地址连接引擎。</translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>导出已停止。</translation>
    </message>
    <message>
        <source>Start it again to go on from there.</source>
        <translation>请重新启动，将从停止处继续。</translation>
    </message>
    <message>
        <source>A recording could not be removed.</source>
        <translation>有一段录音无法删除。</translation>
    </message>
    <message>
        <source>Check the disk and who may write there.</source>
        <translation>请检查磁盘及其写入权限。</translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1</source>
        <translation>无法写入文件：%1。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>请检查磁盘。</translation>
    </message>
    <message>
        <source>Choose a folder that may be written to.</source>
        <translation>请选择可以写入的文件夹。</translation>
    </message>
    <message>
        <source>The folder of recordings can&apos;t be made.</source>
        <translation>无法创建录音文件夹。</translation>
    </message>
    <message>
        <source>The recording can&apos;t be written: %1</source>
        <translation>无法写入录音：%1。</translation>
    </message>
    <message>
        <source>A purpose is needed to listen to a recording.</source>
        <translation>收听录音须说明用途。</translation>
    </message>
    <message>
        <source>Say in a few words what it is needed for; it goes into the audit trail.</source>
        <translation>请简要说明用途；用途会记入审计。</translation>
    </message>
    <message>
        <source>This recording has been erased.</source>
        <translation>这段录音已按规定删除。</translation>
    </message>
    <message>
        <source>There is no such call.</source>
        <translation>没有这通电话。</translation>
    </message>
    <message>
        <source>There is no such recording.</source>
        <translation>没有这段录音。</translation>
    </message>
    <message>
        <source>The recording can&apos;t be read: %1</source>
        <translation>无法读取录音：%1。</translation>
    </message>
    <message>
        <source>The simulated citizens are gone: %1</source>
        <translation>模拟市民程序已退出：%1。</translation>
    </message>
    <message>
        <source>See citizens.log in the folder of the rehearsal.</source>
        <translation>请查看演练文件夹中的 citizens.log。</translation>
    </message>
    <message>
        <source>The engine did not start: %1</source>
        <translation>引擎没有启动：%1。</translation>
    </message>
    <message>
        <source>See engine.log in the folder of the rehearsal.</source>
        <translation>请查看演练文件夹中的 engine.log。</translation>
    </message>
    <message>
        <source>The engine died more than 200 times.</source>
        <translation>引擎退出已超过 200 次。</translation>
    </message>
    <message>
        <source>The folder of the rehearsal can&apos;t be made.</source>
        <translation>无法创建演练文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder with --report.</source>
        <translation>请用 --report 指定其他文件夹。</translation>
    </message>
    <message>
        <source>The folder of the rehearsal can&apos;t be written: %1</source>
        <translation>无法写入演练文件夹：%1。</translation>
    </message>
    <message>
        <source>The folder&apos;s scenario.json is missing.</source>
        <translation>文件夹中缺少 scenario.json。</translation>
    </message>
    <message>
        <source>Choose an empty folder with --report.</source>
        <translation>请用 --report 指定空文件夹。</translation>
    </message>
    <message>
        <source>The report can&apos;t be written: %1</source>
        <translation>无法写入报告：%1。</translation>
    </message>
    <message>
        <source>The rehearsal was interrupted.</source>
        <translation>演练被中断。</translation>
    </message>
    <message>
        <source>The same command with the same folder goes on where it stopped.</source>
        <translation>用同一文件夹再次执行同一命令，即可从中断处继续。</translation>
    </message>
    <message>
        <source>There is no rehearsal in this folder.</source>
        <translation>这个文件夹中没有演练。</translation>
    </message>
    <message>
        <source>The scenario can&apos;t be read: %1</source>
        <translation>无法读取演练方案：%1。</translation>
    </message>
    <message>
        <source>Name it with --scenario.</source>
        <translation>请用 --scenario 指定。</translation>
    </message>
    <message>
        <source>The scenario can&apos;t be used: %1</source>
        <translation>演练方案无法使用：%1。</translation>
    </message>
    <message>
        <source>Let `lianxinctl rehearse` write it.</source>
        <translation>请由 `lianxinctl rehearse` 生成。</translation>
    </message>
    <message>
        <source>The rehearsal did not come to an end within %1 s; last seen: %2</source>
        <translation>演练在 %1 秒内没有结束；最后状态：%2。</translation>
    </message>
    <message>
        <source>This call already waits for a seat.</source>
        <translation>这通电话已在排队等候坐席。</translation>
    </message>
    <message>
        <source>A call-back ends as done or cancelled.</source>
        <translation>回拨只能以完成（done）或取消（cancelled）结束。</translation>
    </message>
    <message>
        <source>A person can choose ready, away or offline.</source>
        <translation>坐席员只能选择示闲、小休或离线。</translation>
    </message>
    <message>
        <source>Somebody else is already calling this citizen back.</source>
        <translation>他人已在回拨这位市民。</translation>
    </message>
    <message>
        <source>A seat that is %1 can&apos;t become %2.</source>
        <translation>坐席当前为“%1”，不能转为“%2”。</translation>
    </message>
    <message>
        <source>Look at the seat&apos;s state again.</source>
        <translation>请重新查看坐席状态。</translation>
    </message>
    <message>
        <source>The seat changed its state at the same moment.</source>
        <translation>坐席状态刚刚发生变化。</translation>
    </message>
    <message>
        <source>The seat has another call by now.</source>
        <translation>坐席上已是另一通电话。</translation>
    </message>
    <message>
        <source>This engine places no calls.</source>
        <translation>本引擎不能外呼。</translation>
    </message>
    <message>
        <source>This user has no seat.</source>
        <translation>该用户没有坐席号。</translation>
    </message>
    <message>
        <source>Ask the security administrator to give you a seat number.</source>
        <translation>请联系安全管理员分配坐席号。</translation>
    </message>
    <message>
        <source>You have no seat.</source>
        <translation>您没有坐席号。</translation>
    </message>
    <message>
        <source>Ask the security administrator for a seat number.</source>
        <translation>请联系安全管理员分配坐席号。</translation>
    </message>
    <message>
        <source>No seat talks in this call.</source>
        <translation>这通电话没有坐席在通话。</translation>
    </message>
    <message>
        <source>There is no such call-back.</source>
        <translation>没有这条回拨预约。</translation>
    </message>
    <message>
        <source>The seat number is empty.</source>
        <translation>坐席号为空。</translation>
    </message>
    <message>
        <source>There is no such seat.</source>
        <translation>没有这个坐席。</translation>
    </message>
    <message>
        <source>Give a user this seat number first.</source>
        <translation>请先把该坐席号分配给用户。</translation>
    </message>
    <message>
        <source>The description&apos;s address is not an IP literal.</source>
        <translation>会话描述中的地址不是 IP 地址。</translation>
    </message>
    <message>
        <source>The description&apos;s RTCP port is not between 1 and 65535.</source>
        <translation>会话描述中的 RTCP 端口不在 1 至 65535 之间。</translation>
    </message>
    <message>
        <source>The description&apos;s port is not one port between 0 and 65535.</source>
        <translation>会话描述中的端口不是 0 至 65535 之间的单个端口。</translation>
    </message>
    <message>
        <source>The description can&apos;t be read: %1.</source>
        <translation>无法读取会话描述：%1。</translation>
    </message>
    <message>
        <source>The description wants multicast, which a call can&apos;t use.</source>
        <translation>会话描述要求组播，通话不支持。</translation>
    </message>
    <message>
        <source>The peer offers no codec that is spoken here.</source>
        <translation>对方提供的编解码本机都不支持。</translation>
    </message>
    <message>
        <source>Allow G.711 (PCMA or PCMU) at the peer.</source>
        <translation>请在对端启用 G.711（PCMA 或 PCMU）。</translation>
    </message>
    <message>
        <source>The description names no address for its audio.</source>
        <translation>会话描述中没有音频地址。</translation>
    </message>
    <message>
        <source>An answer came to an offer that was not made.</source>
        <translation>没有发出提议，却收到了应答。</translation>
    </message>
    <message>
        <source>The peer refused the audio stream.</source>
        <translation>对端拒绝了音频流。</translation>
    </message>
    <message>
        <source>The peer wants encrypted audio only, which is not set up here.</source>
        <translation>对端只接受加密音频，本机没有配置。</translation>
    </message>
    <message>
        <source>The description is longer than 16 KiB.</source>
        <translation>会话描述超过 16 KiB。</translation>
    </message>
    <message>
        <source>The session was ended by the engine.</source>
        <translation>会话已被引擎结束。</translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation>请重新登录。</translation>
    </message>
    <message>
        <source>The session has lasted its time.</source>
        <translation>会话已到期。</translation>
    </message>
    <message>
        <source>The session is locked.</source>
        <translation>会话已锁定。</translation>
    </message>
    <message>
        <source>Unlock it with the password.</source>
        <translation>请输入口令解锁。</translation>
    </message>
    <message>
        <source>There is no such session.</source>
        <translation>没有这个会话。</translation>
    </message>
    <message>
        <source>A cell refers to a text that the workbook does not hold</source>
        <translation>有单元格引用了工作簿中不存在的文本。</translation>
    </message>
    <message>
        <source>Open the file in a spreadsheet program and save it anew as .xlsx</source>
        <translation>请用表格软件打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>Export it again</source>
        <translation>请重新导出。</translation>
    </message>
    <message>
        <source>No such encoding: %1</source>
        <translation>没有这种编码：%1。</translation>
    </message>
    <message>
        <source>Use auto, utf-8, gb18030, utf-16le or utf-16be</source>
        <translation>请使用 auto、utf-8、gb18030、utf-16le 或 utf-16be。</translation>
    </message>
    <message>
        <source>The file is protected by a password</source>
        <translation>文件设有密码。</translation>
    </message>
    <message>
        <source>Give the password, or save a copy without one</source>
        <translation>请输入密码，或另存一份不带密码的文件。</translation>
    </message>
    <message>
        <source>Save a copy without password and import that</source>
        <translation>请另存一份不带密码的文件再导入。</translation>
    </message>
    <message>
        <source>The file is encrypted in a way that is not read: %1</source>
        <translation>不支持该文件的加密方式：%1。</translation>
    </message>
    <message>
        <source>A cell is larger than %1 KiB</source>
        <translation>有单元格超过 %1 KiB。</translation>
    </message>
    <message>
        <source>Split the file, or save it anew without what is not needed</source>
        <translation>请拆分文件，或删去不需要的内容后另存。</translation>
    </message>
    <message>
        <source>A cell is larger than %1 KiB; a quotation mark may be missing</source>
        <translation>有单元格超过 %1 KiB，可能缺少引号。</translation>
    </message>
    <message>
        <source>A row is larger than %1 MiB</source>
        <translation>有一行超过 %1 MiB。</translation>
    </message>
    <message>
        <source>A text is larger than %1 KiB</source>
        <translation>有文本超过 %1 KiB。</translation>
    </message>
    <message>
        <source>A row has more than %1 columns</source>
        <translation>有一行超过 %1 列。</translation>
    </message>
    <message>
        <source>The package has more than %1 parts</source>
        <translation>文件包内超过 %1 个部分。</translation>
    </message>
    <message>
        <source>A part holds more than %1 MiB</source>
        <translation>有一个部分超过 %1 MiB。</translation>
    </message>
    <message>
        <source>The file needs more than %1 MiB of memory</source>
        <translation>读取该文件需要超过 %1 MiB 内存。</translation>
    </message>
    <message>
        <source>A part grows more than %1-fold: this is how decompression bombs look</source>
        <translation>有一个部分解压后膨胀超过 %1 倍，疑似压缩炸弹。</translation>
    </message>
    <message>
        <source>The sheet has more than %1 cells</source>
        <translation>工作表超过 %1 个单元格。</translation>
    </message>
    <message>
        <source>The sheet has more than %1 rows</source>
        <translation>工作表超过 %1 行。</translation>
    </message>
    <message>
        <source>The workbook has more than %1 sheets</source>
        <translation>工作簿超过 %1 个工作表。</translation>
    </message>
    <message>
        <source>The shared texts of the workbook are larger than %1 MiB</source>
        <translation>工作簿的共享文本超过 %1 MiB。</translation>
    </message>
    <message>
        <source>Reading the file took too long</source>
        <translation>读取文件用时过长。</translation>
    </message>
    <message>
        <source>A CSV file has one sheet</source>
        <translation>CSV 文件只有一个工作表。</translation>
    </message>
    <message>
        <source>The workbook has %1 sheets</source>
        <translation>工作簿有 %1 个工作表。</translation>
    </message>
    <message>
        <source>There is no sheet &quot;%1&quot;</source>
        <translation>没有工作表“%1”。</translation>
    </message>
    <message>
        <source>The sheets are: %1</source>
        <translation>现有工作表：%1。</translation>
    </message>
    <message>
        <source>The file is a package, but holds no workbook</source>
        <translation>文件是压缩包，但其中没有工作簿。</translation>
    </message>
    <message>
        <source>Give an .xlsx or a CSV file</source>
        <translation>请提供 .xlsx 或 CSV 文件。</translation>
    </message>
    <message>
        <source>The file is a web page or XML, whatever its name says</source>
        <translation>无论文件名如何，内容其实是网页或 XML。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it as .xlsx</source>
        <translation>请用表格软件打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The file is neither a workbook nor text</source>
        <translation>文件既不是工作簿，也不是文本。</translation>
    </message>
    <message>
        <source>The file is of an Office program, but holds no workbook</source>
        <translation>文件出自 Office 软件，但其中没有工作簿。</translation>
    </message>
    <message>
        <source>Give an .xlsx, .xls or CSV file</source>
        <translation>请提供 .xlsx、.xls 或 CSV 文件。</translation>
    </message>
    <message>
        <source>This is the mark that a workbook is open somewhere, not the workbook</source>
        <translation>这是工作簿正被打开的标记文件，不是工作簿本身。</translation>
    </message>
    <message>
        <source>Give the file of the same name without ~ in front</source>
        <translation>请选择同名但开头没有 ~ 的文件。</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>请核对路径。</translation>
    </message>
    <message>
        <source>OpenDocument spreadsheets (.ods) are not read</source>
        <translation>不支持 OpenDocument 表格（.ods）。</translation>
    </message>
    <message>
        <source>Save the file as .xlsx</source>
        <translation>请将文件另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The description of the file&apos;s encryption is damaged</source>
        <translation>文件的加密说明已损坏。</translation>
    </message>
    <message>
        <source>Ask the sender to send the file again</source>
        <translation>请发送方重新发送文件。</translation>
    </message>
    <message>
        <source>The directory of the compound file is missing</source>
        <translation>复合文件缺少目录。</translation>
    </message>
    <message>
        <source>The file is no compound file, or it is cut off</source>
        <translation>不是复合文件，或已被截断。</translation>
    </message>
    <message>
        <source>The head of the compound file is damaged</source>
        <translation>复合文件头已损坏。</translation>
    </message>
    <message>
        <source>A part of the workbook is missing</source>
        <translation>工作簿缺少一部分。</translation>
    </message>
    <message>
        <source>The password does not open the file</source>
        <translation>密码打不开该文件。</translation>
    </message>
    <message>
        <source>Ask the sender for the password; mind capital letters</source>
        <translation>请向发送方核实密码，并注意大小写。</translation>
    </message>
    <message>
        <source>The process that reads spreadsheets failed on this file</source>
        <translation>读取表格的进程处理该文件时失败。</translation>
    </message>
    <message>
        <source>The process that reads spreadsheets lost its way in this file</source>
        <translation>读取表格的进程处理该文件时停止响应。</translation>
    </message>
    <message>
        <source>The file can&apos;t be opened: %1</source>
        <translation>无法打开文件：%1。</translation>
    </message>
    <message>
        <source>Check that it is a file that may be read</source>
        <translation>请确认这是可以读取的文件。</translation>
    </message>
    <message>
        <source>Check that it may be read</source>
        <translation>请确认文件可以读取。</translation>
    </message>
    <message>
        <source>The file can&apos;t be read on: %1</source>
        <translation>文件读到中途失败：%1。</translation>
    </message>
    <message>
        <source>Copy it to this machine and try again</source>
        <translation>请复制到本机后再试。</translation>
    </message>
    <message>
        <source>Check that it is a file on this machine</source>
        <translation>请确认文件在本机上。</translation>
    </message>
    <message>
        <source>The workbook can&apos;t be written: %1</source>
        <translation>无法写入工作簿：%1。</translation>
    </message>
    <message>
        <source>Check the folder and the space on the disk</source>
        <translation>请检查文件夹和磁盘空间。</translation>
    </message>
    <message>
        <source>A sheet of the workbook ends too early</source>
        <translation>工作簿中有工作表不完整。</translation>
    </message>
    <message>
        <source>A sheet of the workbook is missing</source>
        <translation>工作簿缺少一个工作表。</translation>
    </message>
    <message>
        <source>The workbook does not begin as one</source>
        <translation>文件开头不是工作簿。</translation>
    </message>
    <message>
        <source>The workbook is cut off</source>
        <translation>工作簿被截断。</translation>
    </message>
    <message>
        <source>Binary workbooks (.xlsb) are not read</source>
        <translation>不支持二进制工作簿（.xlsb）。</translation>
    </message>
    <message>
        <source>A tag or comment never ends</source>
        <translation>有标签或注释没有结束。</translation>
    </message>
    <message>
        <source>An end tag without its start</source>
        <translation>有结束标签缺少开始标签。</translation>
    </message>
    <message>
        <source>The XML ends too early</source>
        <translation>XML 提前结束。</translation>
    </message>
    <message>
        <source>The XML is nested too deeply</source>
        <translation>XML 嵌套过深。</translation>
    </message>
    <message>
        <source>The file declares XML entities, which no spreadsheet program writes</source>
        <translation>文件声明了 XML 实体，正常的表格软件不会这样写。</translation>
    </message>
    <message>
        <source>Don&apos;t open this file; ask the sender for a clean one</source>
        <translation>请勿打开该文件；请发送方提供干净的文件。</translation>
    </message>
    <message>
        <source>A part of the package can&apos;t be decompressed</source>
        <translation>文件包中有一部分无法解压。</translation>
    </message>
    <message>
        <source>Copy the file again, or ask the sender to send it again</source>
        <translation>请重新复制文件，或请发送方重新发送。</translation>
    </message>
    <message>
        <source>A part of the package can&apos;t be opened</source>
        <translation>文件包中有一部分无法打开。</translation>
    </message>
    <message>
        <source>The checksum of a part is wrong</source>
        <translation>文件包中有一部分校验和不符。</translation>
    </message>
    <message>
        <source>The directory of the package can&apos;t be read</source>
        <translation>无法读取文件包的目录。</translation>
    </message>
    <message>
        <source>The file begins like an .xlsx but its directory is missing: it was cut off or damaged</source>
        <translation>文件开头像 .xlsx，但缺少目录：已被截断或损坏。</translation>
    </message>
    <message>
        <source>The SIP address can&apos;t be listened at: it is taken, or it is not this machine&apos;s.</source>
        <translation>无法在该 SIP 地址监听：地址已被占用，或不属于本机。</translation>
    </message>
    <message>
        <source>Give another address or port, or stop the other program.</source>
        <translation>请改用其他地址或端口，或停止占用它的程序。</translation>
    </message>
    <message>
        <source>A listening address must be an IP literal.</source>
        <translation>监听地址须为 IP 地址。</translation>
    </message>
    <message>
        <source>Write it as 192.0.2.1 or 2001:db8::1.</source>
        <translation>请写成 192.0.2.1 或 2001:db8::1。</translation>
    </message>
    <message>
        <source>No address to listen at is given.</source>
        <translation>没有填写监听地址。</translation>
    </message>
    <message>
        <source>Correct the listening addresses.</source>
        <translation>请更正监听地址。</translation>
    </message>
    <message>
        <source>Two listening addresses have the same name.</source>
        <translation>两个监听地址重名。</translation>
    </message>
    <message>
        <source>A text for a SIP header holds control characters.</source>
        <translation>SIP 头字段的文本含有控制字符。</translation>
    </message>
    <message>
        <source>Remove line breaks and other control characters.</source>
        <translation>请删除换行和其他控制字符。</translation>
    </message>
    <message>
        <source>This can&apos;t be an extra header.</source>
        <translation>不能作为附加头字段。</translation>
    </message>
    <message>
        <source>Leave it out; the request has fields of its own for what a call needs.</source>
        <translation>请去掉它；呼叫所需的内容有专门字段。</translation>
    </message>
    <message>
        <source>This is not a SIP URI that can be called.</source>
        <translation>不是可以呼叫的 SIP URI。</translation>
    </message>
    <message>
        <source>Write it as sip:user@address or sip:user@address:port.</source>
        <translation>请写成 sip:user@address 或 sip:user@address:port。</translation>
    </message>
    <message>
        <source>A call needs a session description.</source>
        <translation>呼叫缺少会话描述。</translation>
    </message>
    <message>
        <source>The SIP thread can&apos;t be started.</source>
        <translation>无法启动 SIP 线程。</translation>
    </message>
    <message>
        <source>Look for a limit of file descriptors or memory.</source>
        <translation>请检查文件描述符或内存的限制。</translation>
    </message>
    <message>
        <source>A rehearsal can&apos;t use a listening address that reaches the outside.</source>
        <translation>演练不能使用可达外部的监听地址。</translation>
    </message>
    <message>
        <source>Let the rehearsal trunk leave by an address with bindLoopbackOnly.</source>
        <translation>请让演练中继从设有 bindLoopbackOnly 的地址呼出。</translation>
    </message>
    <message>
        <source>A rehearsal may listen at loopback addresses only.</source>
        <translation>演练只能在环回地址监听。</translation>
    </message>
    <message>
        <source>Use 127.0.0.1.</source>
        <translation>请使用 127.0.0.1。</translation>
    </message>
    <message>
        <source>A rehearsal reaches loopback addresses only; nothing was sent.</source>
        <translation>演练只呼叫环回地址，没有向外发送任何内容。</translation>
    </message>
    <message>
        <source>Use a trunk of another kind for calls to the outside.</source>
        <translation>呼叫外部请使用其他类型的中继。</translation>
    </message>
    <message>
        <source>The SIP stack is not running.</source>
        <translation>SIP 协议栈没有运行。</translation>
    </message>
    <message>
        <source>There is no listening address of this name.</source>
        <translation>没有这个名称的监听地址。</translation>
    </message>
    <message>
        <source>Name one of the configured addresses.</source>
        <translation>请使用已配置的地址。</translation>
    </message>
    <message>
        <source>The recogniser did not keep up with the sound for a minute.</source>
        <translation>语音识别已有一分钟跟不上声音。</translation>
    </message>
    <message>
        <source>Give it more processes, or a smaller model.</source>
        <translation>请增加识别进程，或改用较小的模型。</translation>
    </message>
    <message>
        <source>The demo model understands synthetic voices only and is not used in production.</source>
        <translation>演示模型只能识别合成语音，不能用于生产环境。</translation>
    </message>
    <message>
        <source>Name the folder of a model for human voices.</source>
        <translation>请指定真人语音模型所在的文件夹。</translation>
    </message>
    <message>
        <source>There is nothing to say.</source>
        <translation>没有要播报的内容。</translation>
    </message>
    <message>
        <source>The speech recogniser&apos;s library can&apos;t be opened.</source>
        <translation>无法打开语音识别库。</translation>
    </message>
    <message>
        <source>Reinstall the program; recognition exists for x86-64 only.</source>
        <translation>请重新安装程序；语音识别只支持 x86-64。</translation>
    </message>
    <message>
        <source>The speech recogniser&apos;s library is of another version than the program was made for.</source>
        <translation>语音识别库的版本与本程序不符。</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>The synthesiser answered without sound.</source>
        <translation>语音合成没有返回声音。</translation>
    </message>
    <message>
        <source>The synthesiser made no sound of the text.</source>
        <translation>语音合成没有从文本生成声音。</translation>
    </message>
    <message>
        <source>Write the prompt in Chinese characters.</source>
        <translation>提示语请用中文书写。</translation>
    </message>
    <message>
        <source>espeak-ng can&apos;t find its data.</source>
        <translation>espeak-ng 找不到数据文件。</translation>
    </message>
    <message>
        <source>Install the Debian package espeak-ng-data.</source>
        <translation>请安装 Debian 软件包 espeak-ng-data。</translation>
    </message>
    <message>
        <source>espeak-ng refused the text.</source>
        <translation>espeak-ng 拒绝了该文本。</translation>
    </message>
    <message>
        <source>The pronunciation lexicon can&apos;t be read: %1</source>
        <translation>无法读取发音词典：%1。</translation>
    </message>
    <message>
        <source>A line of the pronunciation lexicon can&apos;t be understood.</source>
        <translation>发音词典中有一行无法识别。</translation>
    </message>
    <message>
        <source>Write: word, tab, one pinyin syllable with tone number a character.</source>
        <translation>请写成：词、制表符、每字一个带声调数字的拼音。</translation>
    </message>
    <message>
        <source>A word of the pronunciation lexicon has another number of syllables than characters.</source>
        <translation>发音词典中有词的音节数与字数不符。</translation>
    </message>
    <message>
        <source>There is no such folder with a model for speech recognition.</source>
        <translation>没有这个语音识别模型文件夹。</translation>
    </message>
    <message>
        <source>Name a folder that holds tokens.txt and .onnx files.</source>
        <translation>请指定含有 tokens.txt 和 .onnx 文件的文件夹。</translation>
    </message>
    <message>
        <source>The model ends every process that uses it.</source>
        <translation>使用该模型的进程都会意外退出。</translation>
    </message>
    <message>
        <source>Fetch the model once more, or choose another.</source>
        <translation>请重新获取模型，或改用其他模型。</translation>
    </message>
    <message>
        <source>The file model.json of the model can&apos;t be understood.</source>
        <translation>模型的 model.json 文件无法识别。</translation>
    </message>
    <message>
        <source>Write e.g. {&quot;rate&quot;: 16000, &quot;bands&quot;: 80}.</source>
        <translation>请写成如 {&quot;rate&quot;: 16000, &quot;bands&quot;: 80}。</translation>
    </message>
    <message>
        <source>A file of the model is damaged.</source>
        <translation>模型有文件已损坏。</translation>
    </message>
    <message>
        <source>Fetch the model once more.</source>
        <translation>请重新获取模型。</translation>
    </message>
    <message>
        <source>The folder holds no model that is known here.</source>
        <translation>文件夹中没有可识别的模型。</translation>
    </message>
    <message>
        <source>It needs tokens.txt and a streaming transducer, paraformer, zipformer2 CTC or NeMo CTC model in .onnx files.</source>
        <translation>须有 tokens.txt，以及 .onnx 格式的流式 transducer、paraformer、zipformer2 CTC 或 NeMo CTC 模型。</translation>
    </message>
    <message>
        <source>The recogniser can&apos;t use the files of the model.</source>
        <translation>语音识别无法使用该模型的文件。</translation>
    </message>
    <message>
        <source>Fetch the model once more; the log has what the recogniser says.</source>
        <translation>请重新获取模型；识别程序的输出见日志。</translation>
    </message>
    <message>
        <source>There is no such profile.</source>
        <translation>没有这种运行方式。</translation>
    </message>
    <message>
        <source>Use production or rehearsal.</source>
        <translation>请使用 production（生产）或 rehearsal（演练）。</translation>
    </message>
    <message>
        <source>The recogniser was asked in a way that it does not understand.</source>
        <translation>语音识别收到无法理解的请求。</translation>
    </message>
    <message>
        <source>The text is too long to be said in one piece.</source>
        <translation>文本过长，无法一次播报。</translation>
    </message>
    <message>
        <source>Divide it into several prompts.</source>
        <translation>请拆成几条提示语。</translation>
    </message>
    <message>
        <source>That can&apos;t be the name of a voice.</source>
        <translation>这不是有效的音色名称。</translation>
    </message>
    <message>
        <source>Leave the voice out, or see espeak-ng --voices.</source>
        <translation>请不填音色，或参见 espeak-ng --voices。</translation>
    </message>
    <message>
        <source>espeak-ng has no voice of that name.</source>
        <translation>espeak-ng 没有这个音色。</translation>
    </message>
    <message>
        <source>Choose another name: backups are never overwritten.</source>
        <translation>请换一个名称：备份不会被覆盖。</translation>
    </message>
    <message>
        <source>The backup is not whole: %1.</source>
        <translation>备份不完整：%1。</translation>
    </message>
    <message>
        <source>Use another backup.</source>
        <translation>请使用其他备份。</translation>
    </message>
    <message>
        <source>The backup&apos;s key ring is missing.</source>
        <translation>备份缺少密钥环。</translation>
    </message>
    <message>
        <source>Keep FILE and FILE.keys.json together.</source>
        <translation>请把 FILE 与 FILE.keys.json 放在一起。</translation>
    </message>
    <message>
        <source>This is not a name for a database.</source>
        <translation>不是有效的数据库名称。</translation>
    </message>
    <message>
        <source>Use small letters, digits and underscores.</source>
        <translation>请使用小写字母、数字和下划线。</translation>
    </message>
    <message>
        <source>A statement is wrong: %1.</source>
        <translation>数据库语句有误：%1。</translation>
    </message>
    <message>
        <source>A value can&apos;t be stored: %1.</source>
        <translation>数值无法存储：%1。</translation>
    </message>
    <message>
        <source>The encryption that is linked in is not the one it has to be: %1.</source>
        <translation>所链接的加密库不符合要求：%1。</translation>
    </message>
    <message>
        <source>This build must not be used; nothing was written.</source>
        <translation>不能使用这个程序版本；没有写入任何内容。</translation>
    </message>
    <message>
        <source>The connection broke in the moment of storing; whether the change was stored is not known.</source>
        <translation>存储时连接中断，更改是否已保存不得而知。</translation>
    </message>
    <message>
        <source>Look at the record before doing it again.</source>
        <translation>请先核对记录，再重新操作。</translation>
    </message>
    <message>
        <source>Another engine changed the same record (%1).</source>
        <translation>其他引擎改动了同一记录（%1）。</translation>
    </message>
    <message>
        <source>Do it again.</source>
        <translation>请再操作一次。</translation>
    </message>
    <message>
        <source>The record breaks a rule of the schema (%1).</source>
        <translation>记录不符合数据结构规则（%1）。</translation>
    </message>
    <message>
        <source>The store is damaged: %1.</source>
        <translation>存储已损坏：%1。</translation>
    </message>
    <message>
        <source>Run `store check`, and restore from a backup.</source>
        <translation>请运行 `store check`，并从备份恢复。</translation>
    </message>
    <message>
        <source>The disk of the store is full; nothing of this change was stored.</source>
        <translation>存储所在磁盘已满，本次更改没有保存。</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again.</source>
        <translation>请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Something with this identity is there already (%1).</source>
        <translation>已有相同标识的记录（%1）。</translation>
    </message>
    <message>
        <source>The store can&apos;t be read or written: %1.</source>
        <translation>无法读写存储：%1。</translation>
    </message>
    <message>
        <source>Check the path, its permissions and the disk.</source>
        <translation>请检查路径、权限和磁盘。</translation>
    </message>
    <message>
        <source>The store&apos;s folder can&apos;t be made.</source>
        <translation>无法创建存储所在的文件夹。</translation>
    </message>
    <message>
        <source>The store is busy with somebody else&apos;s work and did not become free in time.</source>
        <translation>存储正忙于其他操作，没有及时空出。</translation>
    </message>
    <message>
        <source>The store is in use by %1.</source>
        <translation>存储正被 %1 使用。</translation>
    </message>
    <message>
        <source>Stop that engine, or work through it instead of opening the store.</source>
        <translation>请停止该引擎，或通过它操作，不要直接打开存储。</translation>
    </message>
    <message>
        <source>The database refuses this login: %1</source>
        <translation>数据库拒绝登录：%1。</translation>
    </message>
    <message>
        <source>Check user, password and pg_hba.conf.</source>
        <translation>请检查用户、密码和 pg_hba.conf。</translation>
    </message>
    <message>
        <source>Step %1 of the schema failed and was undone: %2</source>
        <translation>数据结构升级第 %1 步失败，已撤销：%2。</translation>
    </message>
    <message>
        <source>A write transaction was begun inside another one.</source>
        <translation>写事务之中又开始了写事务。</translation>
    </message>
    <message>
        <source>The store was made by a newer version of this program (its part &apos;%1&apos; is unknown here).</source>
        <translation>存储由更新版本的程序生成（其中的“%1”部分本版本不认识）。</translation>
    </message>
    <message>
        <source>Update this program; the store was left as it is.</source>
        <translation>请升级本程序；存储没有改动。</translation>
    </message>
    <message>
        <source>The database does not exist: %1</source>
        <translation>数据库不存在：%1。</translation>
    </message>
    <message>
        <source>Create it with createdb, owned by the user of the URL.</source>
        <translation>请用 createdb 创建，所有者为 URL 中的用户。</translation>
    </message>
    <message>
        <source>This is something else than a store.</source>
        <translation>这不是连心的存储。</translation>
    </message>
    <message>
        <source>Give the path of an encrypted store; this file was left as it is.</source>
        <translation>请给出加密存储的路径；该文件没有改动。</translation>
    </message>
    <message>
        <source>There is no store here.</source>
        <translation>此处没有存储。</translation>
    </message>
    <message>
        <source>Check the path, or create a store first.</source>
        <translation>请核对路径，或先创建存储。</translation>
    </message>
    <message>
        <source>This is an unencrypted SQLite database, not a store of ours.</source>
        <translation>这是未加密的 SQLite 数据库，不是连心的存储。</translation>
    </message>
    <message>
        <source>The change refers to something that is not there, or removes what others refer to (%1).</source>
        <translation>更改引用了不存在的记录，或删除了被引用的记录（%1）。</translation>
    </message>
    <message>
        <source>The pages of PostgreSQL are not encrypted by us, so there is no key to change.</source>
        <translation>PostgreSQL 的数据页不由本程序加密，没有可更换的密钥。</translation>
    </message>
    <message>
        <source>Change the passphrase or the key file of the key ring instead.</source>
        <translation>请改为更换密钥环的口令或密钥文件。</translation>
    </message>
    <message>
        <source>There is a store already where the backup would go.</source>
        <translation>备份要恢复到的位置已有存储。</translation>
    </message>
    <message>
        <source>Ask for it to be replaced, or give another place.</source>
        <translation>请确认替换，或改用其他位置。</translation>
    </message>
    <message>
        <source>The end of the store&apos;s file is missing.</source>
        <translation>存储文件的末尾缺失。</translation>
    </message>
    <message>
        <source>Restore it from a backup; the file was left as it is.</source>
        <translation>请从备份恢复；该文件没有改动。</translation>
    </message>
    <message>
        <source>The database does not answer: %1</source>
        <translation>数据库没有响应：%1。</translation>
    </message>
    <message>
        <source>Check the server, the network and the address; nothing of this change was stored.</source>
        <translation>请检查服务器、网络和地址；本次更改没有保存。</translation>
    </message>
    <message>
        <source>The keys do not open this store.</source>
        <translation>这些密钥打不开该存储。</translation>
    </message>
    <message>
        <source>Use the key ring that lies beside it, or restore the ring from a backup.</source>
        <translation>请使用存储旁边的密钥环，或从备份恢复密钥环。</translation>
    </message>
    <message>
        <source>There is a call of that id already</source>
        <translation>已有该编号的通话。</translation>
    </message>
    <message>
        <source>The call is over</source>
        <translation>通话已结束。</translation>
    </message>
    <message>
        <source>The telephone exchange is not running</source>
        <translation>电话交换没有运行。</translation>
    </message>
    <message>
        <source>The call has a seat already</source>
        <translation>这通电话已有坐席。</translation>
    </message>
    <message>
        <source>The seat&apos;s phone is not registered</source>
        <translation>坐席电话没有注册。</translation>
    </message>
    <message>
        <source>Start the seat&apos;s console or phone</source>
        <translation>请启动坐席的操作台或话机。</translation>
    </message>
    <message>
        <source>No seat has answered</source>
        <translation>没有坐席接听。</translation>
    </message>
    <message>
        <source>No seat is left on the call that could bring the citizen back</source>
        <translation>坐席已离开通话，无人可将市民接回，不能保持。</translation>
    </message>
    <message>
        <source>Take the call over first</source>
        <translation>请先接管该通话。</translation>
    </message>
    <message>
        <source>No seat talks with the citizen</source>
        <translation>没有坐席在与市民通话。</translation>
    </message>
    <message>
        <source>Only an inbound call can be answered</source>
        <translation>只有呼入电话可以接听。</translation>
    </message>
    <message>
        <source>Only an inbound call can be refused</source>
        <translation>只有呼入电话可以拒接。</translation>
    </message>
    <message>
        <source>That side is not connected</source>
        <translation>该方没有接通。</translation>
    </message>
    <message>
        <source>The call has no seat</source>
        <translation>这通电话没有坐席。</translation>
    </message>
    <message>
        <source>The call is being transferred</source>
        <translation>这通电话正在转接。</translation>
    </message>
    <message>
        <source>The call is not answered</source>
        <translation>这通电话尚未接听。</translation>
    </message>
    <message>
        <source>The call is not in a state for that</source>
        <translation>这通电话当前的状态不能这样操作。</translation>
    </message>
    <message>
        <source>The call is recorded already</source>
        <translation>这通电话已在录音。</translation>
    </message>
    <message>
        <source>Cross-validation takes 2 to 100 folds.</source>
        <translation>交叉验证须为 2 至 100 折。</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>训练已停止。</translation>
    </message>
    <message>
        <source>Standard input can&apos;t be read.</source>
        <translation>无法读取标准输入。</translation>
    </message>
    <message>
        <source>A line has no label or no text.</source>
        <translation>有一行缺少类别或文本。</translation>
    </message>
    <message>
        <source>Every line is label⇥text.</source>
        <translation>每行写成：类别⇥文本。</translation>
    </message>
    <message>
        <source>The first line does not name the columns label and text.</source>
        <translation>首行没有写明 label 和 text 两列。</translation>
    </message>
    <message>
        <source>Begin the file with the line label⇥text.</source>
        <translation>文件首行须为 label⇥text。</translation>
    </message>
    <message>
        <source>This is no model of a classifier, or it was cut off or changed: %1.</source>
        <translation>不是分类模型，或已被截断、改动：%1。</translation>
    </message>
    <message>
        <source>Train it anew: lianxinctl text train.</source>
        <translation>请重新训练：lianxinctl text train。</translation>
    </message>
    <message>
        <source>The model was made by another version.</source>
        <translation>模型由其他版本的程序生成。</translation>
    </message>
    <message>
        <source>Update this program, or train the model anew.</source>
        <translation>请升级本程序，或重新训练模型。</translation>
    </message>
    <message>
        <source>The model is larger than 256 MB.</source>
        <translation>模型超过 256 MB。</translation>
    </message>
    <message>
        <source>Train with fewer labels.</source>
        <translation>请减少类别后训练。</translation>
    </message>
    <message>
        <source>The dictionary of Chinese words can&apos;t be read.</source>
        <translation>无法读取中文词典。</translation>
    </message>
    <message>
        <source>Build again, or lay jieba.dict.utf8 and hmm_model.utf8 into a folder words beside the program.</source>
        <translation>请重新构建，或把 jieba.dict.utf8 和 hmm_model.utf8 放入程序旁的 words 文件夹。</translation>
    </message>
    <message>
        <source>There are fewer than two labels with two texts each.</source>
        <translation>可学习的文本不足：至少两个类别、每类两条。</translation>
    </message>
    <message>
        <source>Label more texts first.</source>
        <translation>请先标注更多文本。</translation>
    </message>
    <message>
        <source>This appeal is not open any more.</source>
        <translation>这件申诉已不在待裁定状态。</translation>
    </message>
    <message>
        <source>Look at it again: it is %1.</source>
        <translation>请重新查看：当前为“%1”。</translation>
    </message>
    <message>
        <source>Line %1 is no JSON object: %2.</source>
        <translation>第 %1 行不是 JSON 对象：%2。</translation>
    </message>
    <message>
        <source>Write an array of objects, or an object a line: {&quot;number&quot;:&quot;A1&quot;,&quot;title&quot;:&quot;…&quot;}.</source>
        <translation>请写成对象数组，或每行一个对象：{&quot;number&quot;:&quot;A1&quot;,&quot;title&quot;:&quot;…&quot;}。</translation>
    </message>
    <message>
        <source>The file is larger than 256 MiB.</source>
        <translation>文件超过 256 MiB。</translation>
    </message>
    <message>
        <source>%1 has a ladder already.</source>
        <translation>%1 已有提醒阶梯。</translation>
    </message>
    <message>
        <source>Name every category once.</source>
        <translation>每个分类只写一次。</translation>
    </message>
    <message>
        <source>%1 is no time of day.</source>
        <translation>%1 不是有效时刻。</translation>
    </message>
    <message>
        <source>Write hours and minutes, like 09:00.</source>
        <translation>请写时和分，例如 09:00。</translation>
    </message>
    <message>
        <source>%1 is not known here.</source>
        <translation>不认识 %1。</translation>
    </message>
    <message>
        <source>Use %1.</source>
        <translation>可用：%1。</translation>
    </message>
    <message>
        <source>%1 is out of range.</source>
        <translation>%1超出范围。</translation>
    </message>
    <message>
        <source>Write a whole number from %1 to %2.</source>
        <translation>请填写 %1 至 %2 的整数。</translation>
    </message>
    <message>
        <source>Write a whole number from 0 to %1.</source>
        <translation>请填写 0 至 %1 的整数。</translation>
    </message>
    <message>
        <source>A rung is due at one time only.</source>
        <translation>一个台阶只能有一个触发时间。</translation>
    </message>
    <message>
        <source>Write one of workingDaysBefore, workingDaysAfter, minutesBefore, minutesAfter, after.</source>
        <translation>请填写 workingDaysBefore、workingDaysAfter、minutesBefore、minutesAfter、after 之一。</translation>
    </message>
    <message>
        <source>A rung needs an id.</source>
        <translation>台阶须有编号。</translation>
    </message>
    <message>
        <source>Give it a short name, like due_soon, without a colon.</source>
        <translation>请取一个不含冒号的短名称，例如 due_soon。</translation>
    </message>
    <message>
        <source>It is not said what the rung does.</source>
        <translation>没有写明这个台阶要做什么。</translation>
    </message>
    <message>
        <source>Write remind_unit, tell_citizen, escalate or supervise.</source>
        <translation>请填写 remind_unit、tell_citizen、escalate 或 supervise。</translation>
    </message>
    <message>
        <source>It is not said when the rung is due.</source>
        <translation>没有写明这个台阶何时触发。</translation>
    </message>
    <message>
        <source>Nobody could ever be called.</source>
        <translation>这样永远打不出电话。</translation>
    </message>
    <message>
        <source>Write hours for working days, like [&quot;08:30-20:00&quot;].</source>
        <translation>请填写工作日时段，例如 [&quot;08:30-20:00&quot;]。</translation>
    </message>
    <message>
        <source>The ladder is for no category.</source>
        <translation>该提醒阶梯没有适用的分类。</translation>
    </message>
    <message>
        <source>Name categories, or &quot;*&quot; for all others.</source>
        <translation>请写明分类；“*”表示其余所有分类。</translation>
    </message>
    <message>
        <source>The rung %1 asks for no feedback that %2 could wait for.</source>
        <translation>台阶 %1 不要求反馈，%2 等不到。</translation>
    </message>
    <message>
        <source>Give %1 a feedbackBy, like 18:00.</source>
        <translation>请为 %1 设置 feedbackBy，例如 18:00。</translation>
    </message>
    <message>
        <source>There are no ladders.</source>
        <translation>没有提醒阶梯。</translation>
    </message>
    <message>
        <source>Write a list of ladders, each with categories and rungs.</source>
        <translation>请写成提醒阶梯列表，每个含分类和台阶。</translation>
    </message>
    <message>
        <source>There is no earlier rung called %1.</source>
        <translation>前面没有名为 %1 的台阶。</translation>
    </message>
    <message>
        <source>Name an earlier rung of this ladder that asks for feedback.</source>
        <translation>请指定本阶梯中靠前且要求反馈的台阶。</translation>
    </message>
    <message>
        <source>Two rungs of this ladder are called %1.</source>
        <translation>本阶梯中有两个台阶都叫 %1。</translation>
    </message>
    <message>
        <source>Give every rung an id of its own.</source>
        <translation>请为每个台阶设不同的编号。</translation>
    </message>
    <message>
        <source>hours can only be &quot;any&quot;.</source>
        <translation>hours 只能是“any”。</translation>
    </message>
    <message>
        <source>Leave it out, or write &quot;any&quot;: also at night and on holidays.</source>
        <translation>请不填，或写“any”，表示夜间和节假日也拨打。</translation>
    </message>
    <message>
        <source>leastConfidence is out of range.</source>
        <translation>leastConfidence 超出范围。</translation>
    </message>
    <message>
        <source>Write a number from 0 to 1.</source>
        <translation>请填写 0 至 1 之间的数。</translation>
    </message>
    <message>
        <source>%1 must be a whole number from 0 to 1000.</source>
        <translation>%1 须为 0 至 1000 的整数。</translation>
    </message>
    <message>
        <source>See resources/tickets/limits.json.</source>
        <translation>参见 resources/tickets/limits.json。</translation>
    </message>
    <message>
        <source>Exactly one of hours, workingHours, calendarDays and workingDays is needed.</source>
        <translation>hours、workingHours、calendarDays、workingDays 须有且仅有一个。</translation>
    </message>
    <message>
        <source>fallback must name one of the categories.</source>
        <translation>fallback 须为其中一个分类。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be &quot;%2&quot;.</source>
        <translation>%1不能是“%2”。</translation>
    </message>
    <message>
        <source>%1 is no result of a return visit.</source>
        <translation>%1 不是有效的回访结果。</translation>
    </message>
    <message>
        <source>An extension has 1 to 1000 days or hours.</source>
        <translation>延期须为 1 至 1000 天或小时。</translation>
    </message>
    <message>
        <source>This ticket is in no state for this call.</source>
        <translation>工单当前的状态不能拨打这个电话。</translation>
    </message>
    <message>
        <source>A reminder needs a unit that has not finished.</source>
        <translation>催办的前提是承办单位尚未办结。</translation>
    </message>
    <message>
        <source>A return visit follows the finish.</source>
        <translation>回访在承办单位办结之后进行。</translation>
    </message>
    <message>
        <source>An extension has at most %1 %2.</source>
        <translation>延期最多 %1 %2。</translation>
    </message>
    <message>
        <source>Ask for less.</source>
        <translation>请减少延期时长。</translation>
    </message>
    <message>
        <source>This ticket was extended %1 times already.</source>
        <translation>该工单已延期 %1 次。</translation>
    </message>
    <message>
        <source>Ask the supervisor.</source>
        <translation>请联系班长。</translation>
    </message>
    <message>
        <source>This ticket belongs to another unit.</source>
        <translation>该工单属于其他单位。</translation>
    </message>
    <message>
        <source>A ticket that is %1 can&apos;t be %2 (rule %3).</source>
        <translation>工单当前为“%1”，不能执行“%2”（规则 %3）。</translation>
    </message>
    <message>
        <source>Possible now: %1.</source>
        <translation>现在可以执行：%1。</translation>
    </message>
    <message>
        <source>Nothing of this ticket waits for somebody to listen.</source>
        <translation>该工单没有待人工复听的回访。</translation>
    </message>
    <message>
        <source>Somebody else may have decided meanwhile; look at the ticket.</source>
        <translation>可能他人已作出认定，请查看工单。</translation>
    </message>
    <message>
        <source>The import was stopped after %1 rows.</source>
        <translation>导入在 %1 行后停止。</translation>
    </message>
    <message>
        <source>Import the file again: rows with a known number are skipped.</source>
        <translation>请重新导入文件：编号已有的行会跳过。</translation>
    </message>
    <message>
        <source>Read them again, and change those.</source>
        <translation>请重新读取后再修改。</translation>
    </message>
    <message>
        <source>A ticket can&apos;t be merged into itself.</source>
        <translation>工单不能并入自身。</translation>
    </message>
    <message>
        <source>Name the main ticket.</source>
        <translation>请指定主工单。</translation>
    </message>
    <message>
        <source>reason is missing.</source>
        <translation>没有填写理由。</translation>
    </message>
    <message>
        <source>Say why; the unit reads it.</source>
        <translation>请写明理由；承办单位会看到。</translation>
    </message>
    <message>
        <source>There is no number to call.</source>
        <translation>没有可拨打的号码。</translation>
    </message>
    <message>
        <source>Add the contact&apos;s, the liaison&apos;s or the unit&apos;s number.</source>
        <translation>请补充联系人、联络员或单位的号码。</translation>
    </message>
    <message>
        <source>A ticket is %1 by: %2 (rule %3).</source>
        <translation>工单的“%1”只能由以下人员执行：%2（规则 %3）。</translation>
    </message>
    <message>
        <source>At most 500 tickets come at once.</source>
        <translation>一次最多 500 件工单。</translation>
    </message>
    <message>
        <source>Send them in parts, or import a file.</source>
        <translation>请分批提交，或导入文件。</translation>
    </message>
    <message>
        <source>There is no such ticket.</source>
        <translation>没有这件工单。</translation>
    </message>
    <message>
        <source>%1 is not a step of a ticket.</source>
        <translation>%1 不是工单的操作。</translation>
    </message>
    <message>
        <source>There is no such appeal.</source>
        <translation>没有这件申诉。</translation>
    </message>
    <message>
        <source>tickets.appeals.list names them.</source>
        <translation>请查看申诉列表。</translation>
    </message>
    <message>
        <source>There is no figure called %1.</source>
        <translation>没有名为 %1 的数据。</translation>
    </message>
    <message>
        <source>The names are those of tickets.performance.</source>
        <translation>名称与 tickets.performance 一致。</translation>
    </message>
    <message>
        <source>This ticket was urged less than %1 hours ago.</source>
        <translation>该工单 %1 小时内已催办过。</translation>
    </message>
    <message>
        <source>Urge it after %1, or ask the dispatcher.</source>
        <translation>请在 %1 之后再催办，或联系派单员。</translation>
    </message>
    <message>
        <source>The engine can&apos;t make a file: %1.</source>
        <translation>引擎无法创建文件：%1。</translation>
    </message>
    <message>
        <source>Make room where the engine keeps its files.</source>
        <translation>请清理引擎存放文件的磁盘。</translation>
    </message>
    <message>
        <source>The engine can&apos;t write: %1.</source>
        <translation>引擎无法写入：%1。</translation>
    </message>
    <message>
        <source>The file to be sent can&apos;t be read.</source>
        <translation>无法读取要发送的文件。</translation>
    </message>
    <message>
        <source>A piece came out of turn.</source>
        <translation>数据块顺序不对。</translation>
    </message>
    <message>
        <source>Ask transfers.state and go on from there.</source>
        <translation>请查询 transfers.state，从该处继续。</translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation>请重新发送。</translation>
    </message>
    <message>
        <source>%1 of %2 bytes arrived.</source>
        <translation>共 %2 字节，只收到 %1 字节。</translation>
    </message>
    <message>
        <source>Ask transfers.state and send the rest.</source>
        <translation>请查询 transfers.state，发送其余部分。</translation>
    </message>
    <message>
        <source>The piece lies outside of the transfer or is larger than 256 KiB.</source>
        <translation>数据块超出传输范围，或大于 256 KiB。</translation>
    </message>
    <message>
        <source>The file is larger than 2 GiB.</source>
        <translation>文件超过 2 GiB。</translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation>请拆分文件。</translation>
    </message>
    <message>
        <source>There is no such transfer, or its time is over.</source>
        <translation>没有这个传输，或已过期。</translation>
    </message>
    <message>
        <source>Ask for the thing itself again.</source>
        <translation>请重新提出原来的请求。</translation>
    </message>
    <message>
        <source>The trunk %1 may not show that caller id</source>
        <translation>中继 %1 不能显示该主叫号码。</translation>
    </message>
    <message>
        <source>Choose one of its caller ids</source>
        <translation>请选择该中继的主叫号码。</translation>
    </message>
    <message>
        <source>All lines of the trunk %1 are in use</source>
        <translation>中继 %1 的线路已全部占用。</translation>
    </message>
    <message>
        <source>The trunk %1 is switched off</source>
        <translation>中继 %1 已停用。</translation>
    </message>
    <message>
        <source>Switch it on, or choose another</source>
        <translation>请启用它，或选择其他中继。</translation>
    </message>
    <message>
        <source>The trunk has no %1</source>
        <translation>中继缺少 %1。</translation>
    </message>
    <message>
        <source>Add %1:</source>
        <translation>请补上 %1:。</translation>
    </message>
    <message>
        <source>A trunk&apos;s password can&apos;t be kept here</source>
        <translation>此处无法保存中继的密码。</translation>
    </message>
    <message>
        <source>Unlock the store&apos;s field keys first</source>
        <translation>请先解锁存储的字段密钥。</translation>
    </message>
    <message>
        <source>The trunk %1 takes no more calls this second</source>
        <translation>中继 %1 这一秒内不能再发起呼叫。</translation>
    </message>
    <message>
        <source>A rehearsal trunk can&apos;t leave this machine</source>
        <translation>演练中继不能呼出本机。</translation>
    </message>
    <message>
        <source>Give it the host 127.0.0.1</source>
        <translation>请将 host 设为 127.0.0.1。</translation>
    </message>
    <message>
        <source>The rules of dialling do not allow this call now: %1.</source>
        <translation>外呼规则不允许现在拨打：%1。</translation>
    </message>
    <message>
        <source>Call within the hours for calls, a number that is not on the do-not-call list, on a trunk with free lines.</source>
        <translation>请在外呼时段内，用有空闲线路的中继，拨打不在免打扰名单中的号码。</translation>
    </message>
    <message>
        <source>There is no such trunk</source>
        <translation>没有这个中继。</translation>
    </message>
    <message>
        <source>See trunk list</source>
        <translation>请查看中继列表。</translation>
    </message>
    <message>
        <source>A trunk has no %1</source>
        <translation>中继没有 %1 这一项。</translation>
    </message>
    <message>
        <source>Known are name, kind, host, port, user, password, caller_ids, number_rules, channels, calls_per_second, codecs, early_media, rehearsal, enabled, fail_over</source>
        <translation>可用项：name、kind、host、port、user、password、caller_ids、number_rules、channels、calls_per_second、codecs、early_media、rehearsal、enabled、fail_over。</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3</source>
        <translation>%1 不在 %2 至 %3 之间。</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>请更正。</translation>
    </message>
    <message>
        <source>A number rule needs pattern and replacement</source>
        <translation>号码规则须有 pattern 和 replacement。</translation>
    </message>
    <message>
        <source>Write - {pattern: &quot;1[3-9]\\d{9}&quot;, replacement: &quot;0\\0&quot;, out_of_town: true}</source>
        <translation>请写成 - {pattern: &quot;1[3-9]\\d{9}&quot;, replacement: &quot;0\\0&quot;, out_of_town: true}。</translation>
    </message>
    <message>
        <source>A trunk&apos;s kind is static or registering</source>
        <translation>中继的 kind 只能是 static 或 registering。</translation>
    </message>
    <message>
        <source>The codec %1 is not known</source>
        <translation>不认识编解码 %1。</translation>
    </message>
    <message>
        <source>Use PCMA and PCMU</source>
        <translation>请使用 PCMA 和 PCMU。</translation>
    </message>
    <message>
        <source>The pattern of a number rule is no regular expression</source>
        <translation>号码规则的 pattern 不是正则表达式。</translation>
    </message>
    <message>
        <source>The value of %1 is not %2</source>
        <translation>%1 的值不是%2。</translation>
    </message>
    <message>
        <source>The file does not describe a trunk</source>
        <translation>文件中没有中继的描述。</translation>
    </message>
    <message>
        <source>Begin with name: and host:</source>
        <translation>请以 name: 和 host: 开头。</translation>
    </message>
    <message>
        <source>The .wav file has no sound in it.</source>
        <translation>.wav 文件中没有声音。</translation>
    </message>
    <message>
        <source>Give a PCM .wav file with 16 bits a sample.</source>
        <translation>请提供 16 位 PCM .wav 文件。</translation>
    </message>
    <message>
        <source>The .wav file does not say of what kind its sound is.</source>
        <translation>.wav 文件没有说明声音格式。</translation>
    </message>
    <message>
        <source>The .wav file has a broken format chunk.</source>
        <translation>.wav 文件的格式块已损坏。</translation>
    </message>
    <message>
        <source>The .wav file has sound before it says of what kind.</source>
        <translation>.wav 文件在说明格式之前就出现了声音数据。</translation>
    </message>
    <message>
        <source>This is not a .wav file.</source>
        <translation>不是 .wav 文件。</translation>
    </message>
    <message>
        <source>The .wav file can&apos;t be read: %1</source>
        <translation>无法读取 .wav 文件：%1。</translation>
    </message>
    <message>
        <source>Give a .wav file of at most 32 MiB.</source>
        <translation>请提供不超过 32 MiB 的 .wav 文件。</translation>
    </message>
    <message>
        <source>The .wav file is of a kind that is not read here.</source>
        <translation>不支持这种 .wav 文件。</translation>
    </message>
    <message>
        <source>The .wav file can&apos;t be written: %1</source>
        <translation>无法写入 .wav 文件：%1。</translation>
    </message>
    <message>
        <source>Check the folder and the space on the disk.</source>
        <translation>请检查文件夹和磁盘空间。</translation>
    </message>
    <message>
        <source>The worker process %1 %2.</source>
        <translation>工作进程 %1 %2。</translation>
    </message>
    <message>
        <source>It is restarted by itself; the log has its last words.</source>
        <translation>它会自动重启；最后的输出见日志。</translation>
    </message>
    <message>
        <source>A worker process sent a frame out of turn.</source>
        <translation>工作进程发来的数据顺序不对。</translation>
    </message>
    <message>
        <source>A worker process sent bytes that are not its protocol: %1</source>
        <translation>工作进程发来的数据不符合协议：%1。</translation>
    </message>
    <message>
        <source>It is restarted by itself; if this repeats, reinstall the program.</source>
        <translation>它会自动重启；如反复出现，请重新安装程序。</translation>
    </message>
    <message>
        <source>The worker program %1 can&apos;t be started: %2</source>
        <translation>无法启动工作进程 %1：%2。</translation>
    </message>
    <message>
        <source>Install lianxin-worker beside the engine.</source>
        <translation>请将 lianxin-worker 安装在引擎旁边。</translation>
    </message>
    <message>
        <source>Too many requests wait for the worker process.</source>
        <translation>等待工作进程的请求过多。</translation>
    </message>
    <message>
        <source>The worker processes have been stopped.</source>
        <translation>工作进程已停止。</translation>
    </message>
    <message>
        <source>The worker processes were stopped before the request was answered.</source>
        <translation>工作进程在答复请求之前被停止。</translation>
    </message>
    <message>
        <source>The worker process %1 did not get ready in time.</source>
        <translation>工作进程 %1 没有及时就绪。</translation>
    </message>
    <message>
        <source>It is restarted by itself; give it less at a time if this repeats.</source>
        <translation>它会自动重启；如反复出现，请减少每次的处理量。</translation>
    </message>
    <message>
        <source>The worker process %1 took too long for a request.</source>
        <translation>工作进程 %1 处理请求用时过长。</translation>
    </message>
    <message>
        <source>The worker process can&apos;t be kept alive</source>
        <translation>工作进程无法保持运行。</translation>
    </message>
    <message>
        <source>It is tried again by itself; see the log for the cause.</source>
        <translation>它会自动重试；原因见日志。</translation>
    </message>
    <message>
        <source>The worker process can&apos;t be kept alive: %1</source>
        <translation>工作进程无法保持运行：%1。</translation>
    </message>
    <message>
        <source>&quot;turns&quot; names no meaning</source>
        <translation>turns 没有写明含义</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>SQLCipher&apos;s version is &apos;%1&apos;</source>
        <translation>SQLCipher 版本为“%1”</translation>
    </message>
    <message>
        <source>a case of a branch</source>
        <translation>分支的一种情形</translation>
    </message>
    <message>
        <source>a character was mistyped.</source>
        <translation>有字符输错。</translation>
    </message>
    <message>
        <source>a citizen lacks number, behaviour or tone</source>
        <translation>有市民缺少号码、行为或音调</translation>
    </message>
    <message>
        <source>a citizen presses what is no key</source>
        <translation>有市民按了无效按键</translation>
    </message>
    <message>
        <source>a day without date or kind</source>
        <translation>有一天缺少日期或类型</translation>
    </message>
    <message>
        <source>a flow</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>a frame larger than allowed</source>
        <translation>数据帧超过上限</translation>
    </message>
    <message>
        <source>a head that is not a JSON object</source>
        <translation>头部不是 JSON 对象</translation>
    </message>
    <message>
        <source>a liaison lacks number or behaviour</source>
        <translation>有联络员缺少号码或行为</translation>
    </message>
    <message>
        <source>a line is not of the form x=value</source>
        <translation>有一行不是 x=value 的形式</translation>
    </message>
    <message>
        <source>a list of cases</source>
        <translation>情形列表</translation>
    </message>
    <message>
        <source>a list of maps</source>
        <translation>键值列表</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>文本列表</translation>
    </message>
    <message>
        <source>a list of {if, is, then}</source>
        <translation>{if, is, then} 列表</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>键值形式</translation>
    </message>
    <message>
        <source>a map from answer to step</source>
        <translation>答案到步骤的对应</translation>
    </message>
    <message>
        <source>a map from answer to wordings, beside &apos;keys&apos;</source>
        <translation>答案到说法的对应，与 keys 并列</translation>
    </message>
    <message>
        <source>a map from key to answer</source>
        <translation>按键到答案的对应</translation>
    </message>
    <message>
        <source>a map from meaning to step</source>
        <translation>含义到步骤的对应</translation>
    </message>
    <message>
        <source>a map with min and max</source>
        <translation>含 min 和 max 的键值</translation>
    </message>
    <message>
        <source>a map with no_input and no_match</source>
        <translation>含 no_input 和 no_match 的键值</translation>
    </message>
    <message>
        <source>a meaning has no wordings</source>
        <translation>有含义没有写说法</translation>
    </message>
    <message>
        <source>a media line is incomplete</source>
        <translation>媒体行不完整</translation>
    </message>
    <message>
        <source>a reason, or a map with reason, detail, skill</source>
        <translation>原因，或含 reason、detail、skill 的键值</translation>
    </message>
    <message>
        <source>a seat lacks number, login or tone</source>
        <translation>有坐席缺少号码、登录名或音调</translation>
    </message>
    <message>
        <source>a step that is a %1</source>
        <translation>%1 类步骤</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a text or a list of texts</source>
        <translation>文本或文本列表</translation>
    </message>
    <message>
        <source>a variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>a wording is empty</source>
        <translation>有说法为空</translation>
    </message>
    <message>
        <source>a wrong key</source>
        <translation>密钥错误</translation>
    </message>
    <message>
        <source>another engine</source>
        <translation>其他引擎</translation>
    </message>
    <message>
        <source>another engine with the id &apos;%1&apos;</source>
        <translation>编号为“%1”的另一个引擎</translation>
    </message>
    <message>
        <source>chunk %1 was changed, moved or cut off</source>
        <translation>第 %1 块被改动、挪动或截断</translation>
    </message>
    <message>
        <source>daily cap</source>
        <translation>每日上限</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>属于其他用户</translation>
    </message>
    <message>
        <source>it does not begin like one</source>
        <translation>开头不符</translation>
    </message>
    <message>
        <source>it does not begin with v=0</source>
        <translation>开头不是 v=0</translation>
    </message>
    <message>
        <source>it has %1 characters instead of %2.</source>
        <translation>有 %1 个字符，应为 %2 个。</translation>
    </message>
    <message>
        <source>it holds a character that no recovery key has.</source>
        <translation>含有恢复密钥中不会出现的字符。</translation>
    </message>
    <message>
        <source>it holds control characters</source>
        <translation>含有控制字符</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>内容为空</translation>
    </message>
    <message>
        <source>it is finished already</source>
        <translation>已经结束</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>it is no sealed file</source>
        <translation>不是加密文件</translation>
    </message>
    <message>
        <source>it is not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>it takes %1 values and was given %2</source>
        <translation>需要 %1 个值，却给了 %2 个</translation>
    </message>
    <message>
        <source>its first page was changed</source>
        <translation>第一页被改动</translation>
    </message>
    <message>
        <source>its hash is wrong</source>
        <translation>哈希不符</translation>
    </message>
    <message>
        <source>its header is cut off</source>
        <translation>文件头被截断</translation>
    </message>
    <message>
        <source>its header was changed</source>
        <translation>文件头被改动</translation>
    </message>
    <message>
        <source>its labels are missing</source>
        <translation>缺少类别</translation>
    </message>
    <message>
        <source>its labels are wrong</source>
        <translation>类别有误</translation>
    </message>
    <message>
        <source>its length is wrong</source>
        <translation>长度不符</translation>
    </message>
    <message>
        <source>its numbers are none</source>
        <translation>数值无效</translation>
    </message>
    <message>
        <source>its runs are out of order</source>
        <translation>分段顺序有误</translation>
    </message>
    <message>
        <source>its size is wrong</source>
        <translation>大小不符</translation>
    </message>
    <message>
        <source>left with status %1</source>
        <translation>退出，状态 %1</translation>
    </message>
    <message>
        <source>lianxin-worker</source>
        <translation>lianxin-worker</translation>
    </message>
    <message>
        <source>no frame begins here</source>
        <translation>此处不是数据帧的开头</translation>
    </message>
    <message>
        <source>no password</source>
        <translation>没有密码</translation>
    </message>
    <message>
        <source>no sheet can be called &quot;%1&quot;</source>
        <translation>工作表不能叫“%1”</translation>
    </message>
    <message>
        <source>no year or no days</source>
        <translation>没有年份或日期</translation>
    </message>
    <message>
        <source>other users may enter it</source>
        <translation>其他用户可以进入</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>parameters are $1, $2 …, and a type is given by CAST($1 AS …)</source>
        <translation>参数须写成 $1、$2……，类型用 CAST($1 AS …) 指明</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>speed is not positive</source>
        <translation>speed 不是正数</translation>
    </message>
    <message>
        <source>text with a zero character</source>
        <translation>文本含有空字符</translation>
    </message>
    <message>
        <source>the backup can&apos;t be copied</source>
        <translation>备份无法复制</translation>
    </message>
    <message>
        <source>the backup can&apos;t be copied to its place</source>
        <translation>备份无法复制到目标位置</translation>
    </message>
    <message>
        <source>the cipher is &apos;%1&apos;</source>
        <translation>加密算法为“%1”</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the copy is not encrypted</source>
        <translation>副本没有加密</translation>
    </message>
    <message>
        <source>the copy still has a log</source>
        <translation>副本仍带有日志</translation>
    </message>
    <message>
        <source>the key has %1 bytes</source>
        <translation>密钥为 %1 字节</translation>
    </message>
    <message>
        <source>the key ring can&apos;t be copied beside the backup</source>
        <translation>密钥环无法复制到备份旁边</translation>
    </message>
    <message>
        <source>the key was not accepted</source>
        <translation>密钥没有被接受</translation>
    </message>
    <message>
        <source>the new file is not encrypted</source>
        <translation>新文件没有加密</translation>
    </message>
    <message>
        <source>the provider is &apos;%1&apos;</source>
        <translation>加密库为“%1”</translation>
    </message>
    <message>
        <source>the write-ahead log can&apos;t be used here</source>
        <translation>此处不能使用预写日志</translation>
    </message>
    <message>
        <source>&quot;confidences&quot; has to ascend between 0 and 1</source>
        <translation>“confidences”须在 0 与 1 之间递增</translation>
    </message>
    <message>
        <source>its confidences were never measured</source>
        <translation>其可信度未经测量</translation>
    </message>
    <message>
        <source>there is no meaning &quot;%1&quot;</source>
        <translation>没有含义“%1”</translation>
    </message>
    <message>
        <source>there must be exactly one</source>
        <translation>须有且仅有一个</translation>
    </message>
    <message>
        <source>too many streams</source>
        <translation>媒体流过多</translation>
    </message>
    <message>
        <source>unknown kind of frame</source>
        <translation>数据帧类型未知</translation>
    </message>
    <message>
        <source>was ended by a signal</source>
        <translation>被信号终止</translation>
    </message>
    <message>
        <source>what its first pages say does not fit</source>
        <translation>开头几页的内容相互矛盾</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统只读</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>磁盘读写出错</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>该地址不属于本机</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对方中断</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>无法到达该主机</translation>
    </message>
    <message>
        <source>Unknown error</source>
        <translation>原因未知</translation>
    </message>
    <message>
        <source>Child process set up failed: %1</source>
        <translation>子进程启动失败：%1</translation>
    </message>
    <message>
        <source>Process crashed</source>
        <translation>进程崩溃</translation>
    </message>
    <message>
        <source>Remote closed</source>
        <translation>对方已关闭连接</translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation>没有访问权限</translation>
    </message>
    <message>
        <source>illegal value</source>
        <translation>值无效</translation>
    </message>
    <message>
        <source>illegal number</source>
        <translation>数字无效</translation>
    </message>
    <message>
        <source>invalid escape sequence</source>
        <translation>转义序列无效</translation>
    </message>
    <message>
        <source>invalid UTF8 string</source>
        <translation>不是有效的 UTF-8 文本</translation>
    </message>
    <message>
        <source>unterminated string</source>
        <translation>字符串没有结束</translation>
    </message>
    <message>
        <source>unterminated object</source>
        <translation>对象没有结束</translation>
    </message>
    <message>
        <source>unterminated array</source>
        <translation>数组没有结束</translation>
    </message>
    <message>
        <source>missing name separator</source>
        <translation>缺少冒号</translation>
    </message>
    <message>
        <source>missing value separator</source>
        <translation>缺少逗号</translation>
    </message>
    <message>
        <source>object is missing after a comma</source>
        <translation>逗号后缺少内容</translation>
    </message>
    <message>
        <source>too deeply nested document</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>garbage at the end of the document</source>
        <translation>末尾有多余内容</translation>
    </message>
    <message>
        <source>illegal map value</source>
        <translation>键值写法有误</translation>
    </message>
    <message>
        <source>illegal block entry</source>
        <translation>列表项写法有误</translation>
    </message>
    <message>
        <source>end of map not found</source>
        <translation>键值没有结束</translation>
    </message>
    <message>
        <source>end of sequence not found</source>
        <translation>列表没有结束</translation>
    </message>
    <message>
        <source>end of map flow not found</source>
        <translation>缺少右花括号</translation>
    </message>
    <message>
        <source>end of sequence flow not found</source>
        <translation>缺少右方括号</translation>
    </message>
    <message>
        <source>illegal EOF in scalar</source>
        <translation>文本没有结束</translation>
    </message>
    <message>
        <source>the referenced anchor is not defined</source>
        <translation>引用的锚点没有定义</translation>
    </message>
    <message>
        <source>The phone is registering.</source>
        <translation>电话正在注册。</translation>
    </message>
    <message>
        <source>The engine does not accept the phone&apos;s name and password.</source>
        <translation>引擎不接受电话的用户名和密码。</translation>
    </message>
    <message>
        <source>The engine does not know this seat.</source>
        <translation>引擎没有这个坐席。</translation>
    </message>
    <message>
        <source>The engine does not answer.</source>
        <translation>引擎没有答复。</translation>
    </message>
    <message>
        <source>The engine can&apos;t be reached.</source>
        <translation>无法连接引擎。</translation>
    </message>
    <message>
        <source>It takes none.</source>
        <translation>它没有参数。</translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>它的参数：%1。</translation>
    </message>
    <message>
        <source>It says neither what it masks nor that it has no personal data.</source>
        <translation>没有声明脱敏字段，也没有声明不含个人信息。</translation>
    </message>
    <message>
        <source>It masks fields and claims to have no personal data.</source>
        <translation>既声明了脱敏字段，又声明不含个人信息。</translation>
    </message>
    <message>
        <source>A masked field has no name.</source>
        <translation>有脱敏字段没有名称。</translation>
    </message>
    <message>
        <source>passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 至 %2 的数</translation>
    </message>
    <message>
        <source>lead unit</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>assisting unit</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>导入失败</translation>
    </message>
    <message>
        <source>the reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>the handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>the opinion</source>
        <translation>办理意见</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>the telephone number</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>the result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>the main ticket</source>
        <translation>主工单</translation>
    </message>
    <message>
        <source>the amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>the deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>working days before</source>
        <translation>提前工作日数</translation>
    </message>
    <message>
        <source>working days after</source>
        <translation>逾期工作日数</translation>
    </message>
    <message>
        <source>minutes before</source>
        <translation>提前分钟数</translation>
    </message>
    <message>
        <source>minutes after</source>
        <translation>延后分钟数</translation>
    </message>
    <message>
        <source>the time of the answer</source>
        <translation>反馈时刻</translation>
    </message>
    <message>
        <source>the share that answers</source>
        <translation>接通率</translation>
    </message>
    <message>
        <source>the seconds of a talk</source>
        <translation>通话秒数</translation>
    </message>
    <message>
        <source>the seconds of ringing</source>
        <translation>振铃秒数</translation>
    </message>
    <message>
        <source>the share of hand-overs</source>
        <translation>转人工比例</translation>
    </message>
    <message>
        <source>the seconds at a seat</source>
        <translation>坐席处理秒数</translation>
    </message>
    <message>
        <source>the lines</source>
        <translation>线路数</translation>
    </message>
    <message>
        <source>This is no cursor of lists.list</source>
        <translation>这不是名单列表的翻页位置</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the query can&apos;t be used: %2</source>
        <translation>筛选条件“%1”无法使用：%2</translation>
    </message>
    <message>
        <source>See lists.fromQuery</source>
        <translation>参见 lists.fromQuery</translation>
    </message>
    <message>
        <source>The query picks nobody</source>
        <translation>没有符合条件的人</translation>
    </message>
    <message>
        <source>Ask for more: other states, a longer time, another district</source>
        <translation>请放宽条件：其他状态、更长时间或其他区县</translation>
    </message>
    <message>
        <source>Picking people from tickets and citizens needs the right to read tickets</source>
        <translation>按工单和市民筛选需要查看工单的权限</translation>
    </message>
    <message>
        <source>it belongs to citizens</source>
        <translation>它只用于市民</translation>
    </message>
    <message>
        <source>it belongs to tickets</source>
        <translation>它只用于工单</translation>
    </message>
    <message>
        <source>it does not lie after from</source>
        <translation>它不晚于起始时间</translation>
    </message>
    <message>
        <source>it is accepted or finished</source>
        <translation>只能是 accepted 或 finished</translation>
    </message>
    <message>
        <source>it is no time</source>
        <translation>不是时间</translation>
    </message>
    <message>
        <source>it is one word</source>
        <translation>只能是一个词</translation>
    </message>
    <message>
        <source>it is satisfied or dissatisfied</source>
        <translation>只能是 satisfied 或 dissatisfied</translation>
    </message>
    <message>
        <source>it is tickets or citizens</source>
        <translation>只能是 tickets 或 citizens</translation>
    </message>
    <message>
        <source>there is no such state</source>
        <translation>没有这个状态</translation>
    </message>
    <message>
        <source>The address of the speech recognition service can&apos;t be used.</source>
        <translation>语音识别服务的地址不可用。</translation>
    </message>
    <message>
        <source>Write it as wss://HOST:PORT or, inside a machine, ws://HOST:PORT.</source>
        <translation>请写成 wss://主机:端口；仅在本机内可写 ws://主机:端口。</translation>
    </message>
    <message>
        <source>The speech recognition service was not there for a minute, or did not keep up.</source>
        <translation>语音识别服务已有一分钟连不上，或跟不上通话。</translation>
    </message>
    <message>
        <source>See that it runs and has room for as many lines as are recognised at once.</source>
        <translation>请确认服务正在运行，并能同时识别这么多路通话。</translation>
    </message>
    <message>
        <source>The speech recognition service answered with what is not a result: %1.</source>
        <translation>语音识别服务返回的内容不是识别结果：%1。</translation>
    </message>
    <message>
        <source>See that the address is that of a FunASR runtime in 2-pass mode.</source>
        <translation>请确认该地址是以 2pass 方式运行的 FunASR 服务。</translation>
    </message>
    <message>
        <source>The speech recognition service does not answer: %1.</source>
        <translation>语音识别服务没有应答：%1。</translation>
    </message>
    <message>
        <source>See that it runs and that its address is right. What was not heard is kept for a minute and sent once more.</source>
        <translation>请确认服务正在运行、地址无误。没有识别的声音保留一分钟，恢复后自动补送。</translation>
    </message>
    <message>
        <source>The speech recognition service shows a certificate that is not trusted.</source>
        <translation>语音识别服务出示的证书不受信任。</translation>
    </message>
    <message>
        <source>Have it signed by an authority that this machine knows, or enter its SHA-256 fingerprint.</source>
        <translation>请换用本机信任的机构签发的证书，或填写该证书的 SHA-256 指纹。</translation>
    </message>
    <message>
        <source>it is silent</source>
        <translation>服务没有任何回应</translation>
    </message>
    <message>
        <source>no connection in time</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>no object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>no JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>&quot;text&quot; is no text</source>
        <translation>“text”不是文字</translation>
    </message>
    <message>
        <source>&quot;mode&quot; is no text</source>
        <translation>“mode”不是文字</translation>
    </message>
    <message>
        <source>neither &quot;text&quot; nor &quot;mode&quot;</source>
        <translation>既没有“text”也没有“mode”</translation>
    </message>
    <message>
        <source>an unknown &quot;mode&quot;</source>
        <translation>“mode”的取值未知</translation>
    </message>
    <message>
        <source>There is no such way to supervise.</source>
        <translation>没有这种督导方式。</translation>
    </message>
    <message>
        <source>Choose listen, whisper or barge.</source>
        <translation>请选择监听、密语或强插。</translation>
    </message>
    <message>
        <source>The call is not parked.</source>
        <translation>没有驻留的通话。</translation>
    </message>
    <message>
        <source>Only a seat that is ready can take the parked call.</source>
        <translation>只有就绪的坐席才能取回驻留的通话。</translation>
    </message>
    <message>
        <source>Finish the wrap-up, or come back from the pause.</source>
        <translation>请先完成话后处理，或结束小休。</translation>
    </message>
    <message>
        <source>You are not on this call.</source>
        <translation>您不在这通通话中。</translation>
    </message>
    <message>
        <source>Listen to it first.</source>
        <translation>请先监听。</translation>
    </message>
    <message>
        <source>The citizen was not warned yet.</source>
        <translation>还没有向市民播放警示语。</translation>
    </message>
    <message>
        <source>Press the abuse key first; it plays the warning.</source>
        <translation>请先按辱骂键，系统会播放警示语。</translation>
    </message>
    <message>
        <source>You supervise another call.</source>
        <translation>您正在督导另一通通话。</translation>
    </message>
    <message>
        <source>Leave that one first.</source>
        <translation>请先退出那一通。</translation>
    </message>
    <message>
        <source>Your own seat has a call.</source>
        <translation>您自己的坐席上有通话。</translation>
    </message>
    <message>
        <source>End that call and its wrap-up first.</source>
        <translation>请先结束该通话及其话后处理。</translation>
    </message>
    <message>
        <source>A seat has at most 50 skills of 60 characters each.</source>
        <translation>一个坐席最多设置 50 项技能，每项不超过 60 个字。</translation>
    </message>
    <message>
        <source>Name fewer of them, or shorter.</source>
        <translation>请减少项数或缩短名称。</translation>
    </message>
    <message>
        <source>A rest lasts 0 to 480 minutes.</source>
        <translation>休整时长为 0 到 480 分钟。</translation>
    </message>
    <message>
        <source>Somebody is being consulted already</source>
        <translation>已经在咨询一位同事</translation>
    </message>
    <message>
        <source>End that consultation first</source>
        <translation>请先结束这次咨询</translation>
    </message>
    <message>
        <source>That seat is on the call already</source>
        <translation>该坐席已在这通通话中</translation>
    </message>
    <message>
        <source>A supervisor is on this call already</source>
        <translation>已有班长在这通通话中</translation>
    </message>
    <message>
        <source>No seat is left on the call that could hear a whisper</source>
        <translation>坐席已退出这通通话，无法密语</translation>
    </message>
    <message>
        <source>Listen, barge in or take over</source>
        <translation>请改用监听、强插或接管</translation>
    </message>
    <message>
        <source>Wait until they have left it</source>
        <translation>请等对方退出后再试</translation>
    </message>
    <message>
        <source>No supervisor is on the call</source>
        <translation>没有班长在这通通话中</translation>
    </message>
    <message>
        <source>Nobody who was consulted is on the call</source>
        <translation>没有被咨询的坐席在这通通话中</translation>
    </message>
    <message>
        <source>No seat is talking with the citizen.</source>
        <translation>没有坐席在与市民通话。</translation>
    </message>
    <message>
        <source>Wait until the seat has answered, or take the call off hold.</source>
        <translation>请等坐席接听，或先取消保持。</translation>
    </message>
    <message>
        <source>Only a call that a seat is talking on can be passed on.</source>
        <translation>只有坐席正在通话的电话才能转出。</translation>
    </message>
    <message>
        <source>Ask an administrator</source>
        <translation>请联系管理员</translation>
    </message>
    <message>
        <source>a citizen says nothing</source>
        <translation>市民没有说话</translation>
    </message>
    <message>
        <source>The certificate could not be made.</source>
        <translation>无法生成证书。</translation>
    </message>
    <message>
        <source>This is neither a host name nor an IP address.</source>
        <translation>这既不是主机名，也不是 IP 地址。</translation>
    </message>
    <message>
        <source>Name what seats connect to: hotline.example.cn, or 192.0.2.1.</source>
        <translation>请写坐席连接用的名字：hotline.example.cn，或 192.0.2.1。</translation>
    </message>
    <message>
        <source>A certificate needs a name and 1 to 36500 days.</source>
        <translation>证书需要一个名字和 1 到 36500 天的有效期。</translation>
    </message>
    <message>
        <source>This is not the address of an engine.</source>
        <translation>这不是引擎的地址。</translation>
    </message>
    <message>
        <source>Write it as wss://HOST:PORT, as your administrator gave it.</source>
        <translation>请按管理员给的写成 wss://HOST:PORT。</translation>
    </message>
    <message>
        <source>This is not the fingerprint of a certificate.</source>
        <translation>这不是证书的指纹。</translation>
    </message>
    <message>
        <source>Write it as sha256: and 64 hexadecimal digits; `lianxinctl engine certificate` shows it.</source>
        <translation>请写成 sha256: 加 64 位十六进制数字；用 `lianxinctl engine certificate` 可查看。</translation>
    </message>
    <message>
        <source>Nobody whom this machine trusts vouches for the engine&apos;s certificate.</source>
        <translation>本机信任的机构都没有为引擎的证书担保。</translation>
    </message>
    <message>
        <source>Compare its fingerprint with the one that your administrator gave you, then trust it by that.</source>
        <translation>请把它的指纹与管理员给您的核对，一致再信任。</translation>
    </message>
    <message>
        <source>The engine shows another certificate than the one that is trusted here.</source>
        <translation>引擎出示的证书与本机信任的不同。</translation>
    </message>
    <message>
        <source>Somebody may be listening in: don&apos;t log in. If your administrator has renewed it, enter the address with the new fingerprint.</source>
        <translation>可能有人在窃听：请不要登录。若管理员确已更换证书，请连同新指纹重新填写地址。</translation>
    </message>
    <message>
        <source>The engine&apos;s certificate is not valid now.</source>
        <translation>引擎的证书目前无效。</translation>
    </message>
    <message>
        <source>Look whether this machine&apos;s date is right; else the administrator makes a new one: lianxinctl engine certificate --renew.</source>
        <translation>请看本机日期是否正确；若正确，请管理员重新生成：lianxinctl engine certificate --renew。</translation>
    </message>
    <message>
        <source>No encrypted connection came about: %1.</source>
        <translation>无法建立加密连接：%1。</translation>
    </message>
    <message>
        <source>Look whether an engine listens at this address.</source>
        <translation>请看该地址上是否有引擎在监听。</translation>
    </message>
    <message>
        <source>What answers at this address is no door of an engine, or lets nobody in.</source>
        <translation>该地址上应答的不是引擎的入口，或不让人进入。</translation>
    </message>
    <message>
        <source>Check the address and the port.</source>
        <translation>请核对地址和端口。</translation>
    </message>
    <message>
        <source>A message was larger than is allowed.</source>
        <translation>有一条消息超过了允许的大小。</translation>
    </message>
    <message>
        <source>Give wss://HOST:PORT, or local:/path/of/the/socket.</source>
        <translation>请写成 wss://HOST:PORT，或 local:/path/of/the/socket。</translation>
    </message>
    <message>
        <source>The certificate of the door can&apos;t be read.</source>
        <translation>读不到入口的证书。</translation>
    </message>
    <message>
        <source>The certificate of the door has expired.</source>
        <translation>入口的证书已过期。</translation>
    </message>
    <message>
        <source>The key of the door&apos;s certificate can&apos;t be read.</source>
        <translation>读不到入口证书的密钥。</translation>
    </message>
    <message>
        <source>The key of the door&apos;s certificate is no key.</source>
        <translation>入口证书的密钥文件里不是密钥。</translation>
    </message>
    <message>
        <source>Make one with: lianxinctl engine certificate --out FOLDER --name HOST.</source>
        <translation>用这条命令生成：lianxinctl engine certificate --out FOLDER --name HOST。</translation>
    </message>
    <message>
        <source>Look whether another program has the port, and whether the address is this machine&apos;s.</source>
        <translation>请看端口是否被别的程序占用，以及该地址是否属于本机。</translation>
    </message>
    <message>
        <source>Nothing was heard of the client for too long.</source>
        <translation>太久没有收到客户端的消息。</translation>
    </message>
    <message>
        <source>Send engine.ping now and then.</source>
        <translation>请不时发送 engine.ping。</translation>
    </message>
    <message>
        <source>Too many calls came before a login.</source>
        <translation>登录之前的请求太多。</translation>
    </message>
    <message>
        <source>Log in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>Too many logins from this address have failed.</source>
        <translation>这个地址登录失败的次数太多。</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>请等一分钟再试。</translation>
    </message>
    <message>
        <source>A file of the engine&apos;s machine can&apos;t be named from another machine.</source>
        <translation>不能从别的机器指定引擎所在机器上的文件。</translation>
    </message>
    <message>
        <source>Upload the file, or do this on the engine&apos;s machine.</source>
        <translation>请先上传文件，或在引擎所在的机器上操作。</translation>
    </message>
    <message>
        <source>What is to be shown in the clear needs a stated purpose.</source>
        <translation>显示未遮盖的内容需要说明用途。</translation>
    </message>
    <message>
        <source>Say in 2 to 200 characters what it is for: it is kept in the audit trail.</source>
        <translation>请用 2 到 200 个字说明用途：它会记入审计日志。</translation>
    </message>
    <message>
        <source>Personal data is shown only to who has just given their password.</source>
        <translation>刚刚输入过口令，才能看到个人信息。</translation>
    </message>
    <message>
        <source>Give your password once more (session.confirm).</source>
        <translation>请再输入一次口令（session.confirm）。</translation>
    </message>
    <message>
        <source>The ticket has no number of a citizen.</source>
        <translation>这张工单没有市民号码。</translation>
    </message>
    <message>
        <source>The call has no number of a citizen.</source>
        <translation>这通电话没有市民号码。</translation>
    </message>
    <message>
        <source>It was never given, or it has been erased.</source>
        <translation>从未提供，或已被删除。</translation>
    </message>
    <message>
        <source>It was withheld, or it has been erased.</source>
        <translation>对方未显示号码，或号码已被删除。</translation>
    </message>
    <message>
        <source>The certificate for SIP can&apos;t be laid where it is read.</source>
        <translation>SIP 证书无法放到读取的位置。</translation>
    </message>
    <message>
        <source>Look whether the temporary folder is full.</source>
        <translation>请看临时文件夹是否已满。</translation>
    </message>
    <message>
        <source>The phone does not know the engine&apos;s certificate.</source>
        <translation>电话不认识引擎的证书。</translation>
    </message>
    <message>
        <source>The engine does not answer, or shows another certificate than the one that is trusted.</source>
        <translation>引擎没有应答，或出示的证书与信任的不同。</translation>
    </message>
    <message>
        <source>There is a certificate already.</source>
        <translation>证书已经存在。</translation>
    </message>
    <message>
        <source>Leave out --name to see its fingerprint, or add --renew; then every seat has to trust the new one.</source>
        <translation>不写 --name 可查看指纹；或加 --renew，此后每个坐席都要重新信任新证书。</translation>
    </message>
    <message>
        <source>The certificate or its key can&apos;t be read.</source>
        <translation>读不到证书或它的密钥。</translation>
    </message>
    <message>
        <source>Make new ones with --renew; then every seat has to trust the new certificate.</source>
        <translation>用 --renew 重新生成；此后每个坐席都要信任新证书。</translation>
    </message>
    <message>
        <source>Name a folder that this user may write.</source>
        <translation>请指定本用户可写的文件夹。</translation>
    </message>
    <message>
        <source>What the engine writes, it writes on its own machine: run lianxinctl there.</source>
        <translation>引擎写出的文件在它自己的机器上：请到那里运行 lianxinctl。</translation>
    </message>
    <message>
        <source>A door for other machines needs door.certificate.</source>
        <translation>供别的机器连接的入口需要 door.certificate。</translation>
    </message>
    <message>
        <source>A corrected line has 1 to 2,000 characters.</source>
        <translation>更正后的一句应为 1 至 2,000 个字。</translation>
    </message>
    <message>
        <source>Write what was really said.</source>
        <translation>请写实际说的话。</translation>
    </message>
    <message>
        <source>Only what a person said can be corrected.</source>
        <translation>只能更正人说的话。</translation>
    </message>
    <message>
        <source>Choose a line of the citizen or of the seat.</source>
        <translation>请选择市民或坐席的一句。</translation>
    </message>
    <message>
        <source>That second is not in the recording, or not yet.</source>
        <translation>录音里没有这一秒，或还没录到。</translation>
    </message>
    <message>
        <source>Try again in some seconds.</source>
        <translation>请过几秒再试。</translation>
    </message>
    <message>
        <source>A search has 2 to 100 characters.</source>
        <translation>搜索词应为 2 至 100 个字。</translation>
    </message>
    <message>
        <source>Write a word or two that were said.</source>
        <translation>请写一两个说过的词。</translation>
    </message>
    <message>
        <source>There is no such line in this call.</source>
        <translation>这通电话里没有这一句。</translation>
    </message>
    <message>
        <source>A supervisor may correct other seats&apos; calls.</source>
        <translation>其他坐席的通话由班长更正。</translation>
    </message>
    <message>
        <source>Open the recording, and say what for.</source>
        <translation>请打开录音，并说明用途。</translation>
    </message>
    <message>
        <source>Backups can&apos;t be written into that folder</source>
        <translation>备份无法写入该文件夹</translation>
    </message>
    <message>
        <source>Name an absolute path that the engine&apos;s user may write to</source>
        <translation>请填写引擎用户可以写入的绝对路径</translation>
    </message>
    <message>
        <source>Between 1 and 365 backups can be kept</source>
        <translation>可以保留 1 到 365 份备份</translation>
    </message>
    <message>
        <source>Name such a number</source>
        <translation>请填写这个范围内的数</translation>
    </message>
    <message>
        <source>This is not a time of the day</source>
        <translation>这不是一天中的时间</translation>
    </message>
    <message>
        <source>Write it as 02:30, or leave it out</source>
        <translation>请写成 02:30，或留空</translation>
    </message>
    <message>
        <source>The backup is not where it was written</source>
        <translation>备份不在原来的位置</translation>
    </message>
    <message>
        <source>Look whether somebody moved it</source>
        <translation>请查看是否有人移动过它</translation>
    </message>
    <message>
        <source>There is no such backup</source>
        <translation>没有这个备份</translation>
    </message>
    <message>
        <source>A day is off, work, or as the notice says</source>
        <translation>一天可以是休息、上班或按通知</translation>
    </message>
    <message>
        <source>Name off, work or notice</source>
        <translation>请填写 off、work 或 notice</translation>
    </message>
    <message>
        <source>This is not a day</source>
        <translation>这不是有效的日期</translation>
    </message>
    <message>
        <source>Write it as 2026-04-20</source>
        <translation>请写成 2026-04-20</translation>
    </message>
    <message>
        <source>They are announced in November of the year before; load the notice then</source>
        <translation>节假日安排在上一年 11 月公布，届时请载入通知</translation>
    </message>
    <message>
        <source>The workbook can&apos;t be written</source>
        <translation>无法写入工作簿</translation>
    </message>
    <message>
        <source>Look whether the engine&apos;s disk is full</source>
        <translation>请查看引擎的磁盘是否已满</translation>
    </message>
    <message>
        <source>Look at the unit again</source>
        <translation>请重新查看该单位</translation>
    </message>
    <message>
        <source>There is no file to import</source>
        <translation>没有要导入的文件</translation>
    </message>
    <message>
        <source>Name path or transfer</source>
        <translation>请提供 path 或 transfer</translation>
    </message>
    <message>
        <source>There is a unit of that name or code already</source>
        <translation>已经有同名或同编码的单位</translation>
    </message>
    <message>
        <source>Change that one, or give this another name</source>
        <translation>请更改那个单位，或换一个名称</translation>
    </message>
    <message>
        <source>There is nothing to say, or too much at once</source>
        <translation>没有要说的内容，或一次太多</translation>
    </message>
    <message>
        <source>Give a sentence of at most 500 characters</source>
        <translation>请给出不超过 500 字的句子</translation>
    </message>
    <message>
        <source>Nobody can give such an answer</source>
        <translation>不可能有这样的回答</translation>
    </message>
    <message>
        <source>This is no sound that can be listened to</source>
        <translation>这不是可以识别的录音</translation>
    </message>
    <message>
        <source>Give 0.1 to 16 seconds: mono, 16 bit, little-endian, 8,000 or 16,000 samples a second, in base64</source>
        <translation>请提供 0.1 至 16 秒的单声道录音：16 位、小端序、采样率 8000 或 16000，以 base64 编码</translation>
    </message>
    <message>
        <source>The recogniser is busy: citizens and others who try out go first</source>
        <translation>语音识别正忙：市民通话和其他人的试听优先</translation>
    </message>
    <message>
        <source>Try again in a moment, or type the words</source>
        <translation>请稍后重试，或直接输入文字</translation>
    </message>
    <message>
        <source>The recogniser did not answer in time</source>
        <translation>语音识别未在规定时间内返回结果</translation>
    </message>
    <message>
        <source>See on the page of the engines how it does; words can be typed meanwhile</source>
        <translation>请在“引擎”页查看其状态；其间可直接输入文字</translation>
    </message>
    <message>
        <source>This engine has no recogniser: its bots take keys only</source>
        <translation>本引擎未配置语音识别，机器人只接受按键</translation>
    </message>
    <message>
        <source>Name one in speech.recogniser of the engine&apos;s configuration and start it anew; words can be typed meanwhile</source>
        <translation>请在引擎配置的 speech.recogniser 中指定识别模型并重启引擎；其间可直接输入文字</translation>
    </message>
    <message>
        <source>Give a key, words, silence, the length of a message, or what an action answers</source>
        <translation>请给出按键、话语、沉默、留言时长或系统返回</translation>
    </message>
    <message>
        <source>The flow has mistakes</source>
        <translation>流程有错误</translation>
    </message>
    <message>
        <source>Mend what the checker names</source>
        <translation>请改正检查器指出的问题</translation>
    </message>
    <message>
        <source>There is no such test call.</source>
        <translation>没有这次试呼。</translation>
    </message>
    <message>
        <source>Start another one.</source>
        <translation>请重新试呼。</translation>
    </message>
    <message>
        <source>After &quot;%1&quot; no other number is called.</source>
        <translation>“%1”之后不改拨其他号码。</translation>
    </message>
    <message>
        <source>alternates must be an object.</source>
        <translation>alternates 必须是对象。</translation>
    </message>
    <message>
        <source>alternates.after must be a list of outcomes.</source>
        <translation>alternates.after 必须是结果列表。</translation>
    </message>
    <message>
        <source>rate must be a number from 50 to 200</source>
        <translation>rate 必须是 50 到 200 之间的数</translation>
    </message>
    <message>
        <source>That can&apos;t be the name of a voice</source>
        <translation>这不是语音的名称</translation>
    </message>
    <message>
        <source>Take one of speech.voices, or leave it out</source>
        <translation>请从 speech.voices 中选择，或不填</translation>
    </message>
    <message>
        <source>The flow says nothing before its first question</source>
        <translation>该话术在第一个问题之前没有任何内容</translation>
    </message>
    <message>
        <source>Choose another flow</source>
        <translation>请另选话术</translation>
    </message>
    <message>
        <source>This is no cursor of campaigns.due</source>
        <translation>这不是 campaigns.due 的游标</translation>
    </message>
    <message>
        <source>Ask an administrator for a seat number.</source>
        <translation>请管理员分配坐席号。</translation>
    </message>
    <message>
        <source>Your account has no seat to call from.</source>
        <translation>您的账号没有坐席，不能呼叫。</translation>
    </message>
    <message>
        <source>Exactly one of contactId, ticketId, callId, callbackId and orderId is needed</source>
        <translation>contactId、ticketId、callId、callbackId、orderId 必须且只能给出一个</translation>
    </message>
    <message>
        <source>Give the id of what is known of the person</source>
        <translation>请给出此人所在记录的编号</translation>
    </message>
    <message>
        <source>Look at the rule; some let the call through later.</source>
        <translation>请查看该规则；有些规则稍后会放行。</translation>
    </message>
    <message>
        <source>Only a seat that is ready can call somebody.</source>
        <translation>只有就绪的坐席才能呼叫。</translation>
    </message>
    <message>
        <source>The peer&apos;s audio is encrypted in a way that is not spoken here.</source>
        <translation>对方音频的加密方式本系统不支持。</translation>
    </message>
    <message>
        <source>The peer wants audio in the clear, which is not allowed here.</source>
        <translation>对方要求不加密的音频，此处不允许。</translation>
    </message>
    <message>
        <source>The peer answers with a key for an encryption that was not offered.</source>
        <translation>对方应答的密钥不属于本方提出的加密方式。</translation>
    </message>
    <message>
        <source>The description has no audio stream over RTP.</source>
        <translation>会话描述中没有 RTP 音频流。</translation>
    </message>
    <message>
        <source>The keys of encrypted sound would travel in the clear: no phone reaches this engine over TLS.</source>
        <translation>加密音频的密钥会以明文传送：没有话机经 TLS 连到本引擎。</translation>
    </message>
    <message>
        <source>Give door.listen and a certificate, or set seats.srtp: off.</source>
        <translation>请配置 door.listen 和证书，或设置 seats.srtp: off。</translation>
    </message>
    <message>
        <source>The citizen is still on the line.</source>
        <translation>市民仍在线上。</translation>
    </message>
    <message>
        <source>Set yourself ready; the call may come to you.</source>
        <translation>请置闲，电话可能会转到您这里。</translation>
    </message>
    <message>
        <source>a line loses more than half of its packets</source>
        <translation>一条线路丢失了一半以上的数据包</translation>
    </message>
    <message>
        <source>no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>A line of wordings can&apos;t be understood.</source>
        <translation>无法识别措辞表中的一行。</translation>
    </message>
    <message>
        <source>Write: category: wording wording …</source>
        <translation>请按“类别: 说法 说法 …”的格式填写。</translation>
    </message>
    <message>
        <source>A service that writes summaries needs assistant.model.</source>
        <translation>启用小结服务须配置 assistant.model。</translation>
    </message>
    <message>
        <source>Name the model as the service knows it.</source>
        <translation>请填写该服务中的模型名称。</translation>
    </message>
    <message>
        <source>The key of the service that writes summaries can&apos;t be read: %1</source>
        <translation>无法读取小结服务的密钥：%1</translation>
    </message>
    <message>
        <source>Let the engine&apos;s user read assistant.key_file, and nobody else.</source>
        <translation>请仅允许引擎的运行用户读取 assistant.key_file。</translation>
    </message>
    <message>
        <source>A summary has at most 2,000 characters, a next step 500.</source>
        <translation>小结不超过 2,000 字，后续事项不超过 500 字。</translation>
    </message>
    <message>
        <source>A draft of a ticket or a wrap-up has at most 64 KiB.</source>
        <translation>工单草稿或小结草稿不超过 64 KiB。</translation>
    </message>
    <message>
        <source>A draft has the parts ticket and wrapUp.</source>
        <translation>草稿由工单（ticket）和话后小结（wrapUp）两部分组成。</translation>
    </message>
    <message>
        <source>Name one of them.</source>
        <translation>请指定其中一部分。</translation>
    </message>
    <message>
        <source>Say it in fewer words.</source>
        <translation>请精简内容。</translation>
    </message>
    <message>
        <source>A wrap-up is prolonged by 1 to 15 minutes, for a reason.</source>
        <translation>话后整理每次可延长 1 至 15 分钟，并须说明原因。</translation>
    </message>
    <message>
        <source>Say in 1 to 60 characters what takes longer.</source>
        <translation>请用 1 至 60 字说明原因。</translation>
    </message>
    <message>
        <source>This seat is not wrapping up a call.</source>
        <translation>该坐席当前不在话后整理状态。</translation>
    </message>
    <message>
        <source>The time for it may have run out; go away from the queue instead.</source>
        <translation>话后整理时间可能已到，可改为置忙。</translation>
    </message>
    <message>
        <source>The wrap-up of this call can&apos;t be prolonged by so much more.</source>
        <translation>本次通话的话后整理不能再延长这么久。</translation>
    </message>
    <message>
        <source>Minutes that are left: %1.</source>
        <translation>还可延长 %1 分钟。</translation>
    </message>
    <message>
        <source>The evidence names no line of this call, or no field.</source>
        <translation>依据所指的通话语句或字段不存在。</translation>
    </message>
    <message>
        <source>Give at most 40 pairs of field and seq, as assistant.draft has them.</source>
        <translation>最多提供 40 组字段与语句序号，取自 assistant.draft。</translation>
    </message>
    <message>
        <source>callId is missing.</source>
        <translation>缺少 callId。</translation>
    </message>
    <message>
        <source>Name the call that the ticket is made of.</source>
        <translation>请指明工单来自哪次通话。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; says no hours of work</source>
        <translation>“%1”不是作息时间</translation>
    </message>
    <message>
        <source>Write 周一至周五 08:30-12:00、14:00-17:30；周六 09:00-12:00</source>
        <translation>格式如：周一至周五 08:30-12:00、14:00-17:30；周六 09:00-12:00</translation>
    </message>
    <message>
        <source>The campaign does not call this list</source>
        <translation>该外呼任务不使用此名单</translation>
    </message>
    <message>
        <source>Look at lists.usage</source>
        <translation>请查看 lists.usage</translation>
    </message>
    <message>
        <source>Exactly one of number, orderId and contactId is needed</source>
        <translation>号码、呼叫单编号、人员编号须且只能提供一项</translation>
    </message>
    <message>
        <source>Give the number, or the id of the order or the person</source>
        <translation>请提供号码、呼叫单编号或人员编号</translation>
    </message>
    <message>
        <source>This is no cursor of lists.people</source>
        <translation>这不是 lists.people 的翻页标记</translation>
    </message>
    <message>
        <source>speech.processes is of a model that listens on this machine, and speech.recogniser names none.</source>
        <translation>speech.processes 用于本机运行的识别模型，而 speech.recogniser 未指定模型。</translation>
    </message>
    <message>
        <source>Name the folder of a model in speech.recogniser, or leave speech.processes out.</source>
        <translation>请在 speech.recogniser 中填写模型目录，或去掉 speech.processes。</translation>
    </message>
    <message>
        <source>Seats may not type a number here.</source>
        <translation>本热线不允许坐席输入号码。</translation>
    </message>
    <message>
        <source>Choose a unit, or ask a supervisor to call.</source>
        <translation>请选择承办单位，或请班长拨打。</translation>
    </message>
    <message>
        <source>Exactly one of a seat, a unit and a number is needed.</source>
        <translation>坐席、承办单位、号码须且只能选一项。</translation>
    </message>
    <message>
        <source>Choose whom to call.</source>
        <translation>请选择呼叫对象。</translation>
    </message>
    <message>
        <source>The unit has no duty telephone in the directory.</source>
        <translation>该单位在名录中没有值班电话。</translation>
    </message>
    <message>
        <source>Choose its superior, or have the number entered on the page Units.</source>
        <translation>请选择其上级单位，或在“承办单位”页面补录值班电话。</translation>
    </message>
    <message>
        <source>The call is not being transferred</source>
        <translation>该通话没有正在进行的转接</translation>
    </message>
    <message>
        <source>A summary is by rules, by a model or by a person.</source>
        <translation>小结的来源只能是规则、模型或人工。</translation>
    </message>
    <message>
        <source>Say rules, model or person.</source>
        <translation>请指定 rules、model 或 person。</translation>
    </message>
    <message>
        <source>Give another number.</source>
        <translation>请另填一个数。</translation>
    </message>
    <message>
        <source>elderlyHours must be times of a day.</source>
        <translation>老年人可呼叫时段应为一天内的时间段。</translation>
    </message>
    <message>
        <source>Write [&quot;09:00-11:30&quot;,&quot;14:30-18:00&quot;].</source>
        <translation>请按 09:00-11:30, 14:30-18:00 的格式填写。</translation>
    </message>
    <message>
        <source>the disk may be full</source>
        <translation>磁盘可能已满</translation>
    </message>
    <message>
        <source>Nobody is at the locked console of this seat: it stays %1.</source>
        <translation>该坐席的控制台已锁定，无人在座，状态仍为“%1”。</translation>
    </message>
    <message>
        <source>Whoever sits there unlocks it with the password; then it can be made ready.</source>
        <translation>请由本人输入密码解锁，解锁后方可转为空闲。</translation>
    </message>
    <message>
        <source>moreAs names more files than more</source>
        <translation>moreAs 中的文件数多于 more</translation>
    </message>
    <message>
        <source>Give one object for each further file, in order</source>
        <translation>请按顺序为每个后续文件各给出一个对象</translation>
    </message>
    <message>
        <source>What says how a file is read must be an object</source>
        <translation>文件的读取方式须为对象</translation>
    </message>
    <message>
        <source>Give {} where it is read as the first</source>
        <translation>与首个文件读取方式相同的，填 {}</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source> | </source>
        <translation>｜</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between clauses</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1 月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2 月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3 月</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4 月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5 月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6 月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7 月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8 月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9 月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10 月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11 月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12 月</translation>
    </message>
    <message>
        <source>%1 (resold)</source>
        <translation>%1（转售）</translation>
    </message>
    <message>
        <source>China Mobile</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>China Unicom</source>
        <translation>联通</translation>
    </message>
    <message>
        <source>China Telecom</source>
        <translation>电信</translation>
    </message>
    <message>
        <source>China Broadnet</source>
        <translation>广电</translation>
    </message>
</context>
<context>
    <name>ImportReasons</name>
    <message>
        <source>No number</source>
        <translation>号码为空</translation>
    </message>
    <message>
        <source>Not a number, or several in a cell</source>
        <translation>不是号码，或一格多个号码</translation>
    </message>
    <message>
        <source>Digits lost by the spreadsheet program</source>
        <translation>表格软件丢失了末几位</translation>
    </message>
    <message>
        <source>Too few or too many digits</source>
        <translation>位数不对</translation>
    </message>
    <message>
        <source>No such prefix, or abroad</source>
        <translation>号段不存在或在境外</translation>
    </message>
    <message>
        <source>Landline without an area code</source>
        <translation>座机缺少区号</translation>
    </message>
    <message>
        <source>Service number</source>
        <translation>服务号码</translation>
    </message>
    <message>
        <source>Twice in the list</source>
        <translation>名单内重复</translation>
    </message>
    <message>
        <source>On the do-not-call list</source>
        <translation>在免打扰名单中</translation>
    </message>
    <message>
        <source>In a running campaign</source>
        <translation>已在运行任务中</translation>
    </message>
    <message>
        <source>Hidden in the file</source>
        <translation>表格中隐藏的行</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>All others</source>
        <translation>其他所有类别</translation>
    </message>
    <message>
        <source>Call the unit’s liaison</source>
        <translation>电话提醒承办单位联系人</translation>
    </message>
    <message>
        <source>Tell the citizen the expected date</source>
        <translation>告知市民预计办结日期</translation>
    </message>
    <message>
        <source>Call the unit’s superior</source>
        <translation>电话告知承办单位上级</translation>
    </message>
    <message>
        <source>Make a supervision order</source>
        <translation>下达督办单</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>On the day of the deadline, %1</source>
        <translation>期限当天 %1</translation>
    </message>
    <message>
        <source>1 working day before the deadline, %1</source>
        <translation>期限前 1 个工作日 %1</translation>
    </message>
    <message>
        <source>1 working day after the deadline, %1</source>
        <translation>期限后 1 个工作日 %1</translation>
    </message>
    <message>
        <source>%1 working days before the deadline, %2</source>
        <translation>期限前 %1 个工作日 %2</translation>
    </message>
    <message>
        <source>%1 working days after the deadline, %2</source>
        <translation>期限后 %1 个工作日 %2</translation>
    </message>
    <message>
        <source>%1 before the deadline</source>
        <translation>离期限 %1</translation>
    </message>
    <message>
        <source>When the deadline has passed</source>
        <translation>期限一过</translation>
    </message>
    <message>
        <source>%1 after the deadline</source>
        <translation>超过期限 %1</translation>
    </message>
    <message>
        <source>If a step that is not there any more brings no answer</source>
        <translation>等待的那一步已不存在</translation>
    </message>
    <message>
        <source>If step %1 brings no answer until %2</source>
        <translation>第 %1 步到 %2 仍无反馈</translation>
    </message>
    <message>
        <source>at no time yet</source>
        <translation>尚未定时间</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, who answers by %1</source>
        <translation>，要求 %1 前反馈</translation>
    </message>
    <message>
        <source>, also at night and on holidays</source>
        <translation>，夜间和节假日也打</translation>
    </message>
    <message>
        <source>, within the hours for calls</source>
        <translation>，在通话时段内</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>MethodWords</name>
    <message>
        <source>Read the list of methods</source>
        <translation>查看接口清单</translation>
    </message>
    <message>
        <source>Look at call attempts</source>
        <translation>查看拨打记录</translation>
    </message>
    <message>
        <source>Read the audit trail</source>
        <translation>查看审计记录</translation>
    </message>
    <message>
        <source>Verify the audit trail</source>
        <translation>校验审计链</translation>
    </message>
    <message>
        <source>Derive a deadline</source>
        <translation>推算期限</translation>
    </message>
    <message>
        <source>Read the holidays</source>
        <translation>查看节假日</translation>
    </message>
    <message>
        <source>Call a citizen back</source>
        <translation>回拨市民</translation>
    </message>
    <message>
        <source>Look at booked call-backs</source>
        <translation>查看预约回拨</translation>
    </message>
    <message>
        <source>Settle a call-back</source>
        <translation>办结预约回拨</translation>
    </message>
    <message>
        <source>Look at a call</source>
        <translation>查看通话</translation>
    </message>
    <message>
        <source>Hang up a call</source>
        <translation>挂断通话</translation>
    </message>
    <message>
        <source>Look at past calls</source>
        <translation>查看历史通话</translation>
    </message>
    <message>
        <source>Hold a call</source>
        <translation>保持通话</translation>
    </message>
    <message>
        <source>Look at current calls</source>
        <translation>查看当前通话</translation>
    </message>
    <message>
        <source>Take a call off hold</source>
        <translation>取回通话</translation>
    </message>
    <message>
        <source>Transfer a call</source>
        <translation>转接通话</translation>
    </message>
    <message>
        <source>Write up a call</source>
        <translation>通话整理</translation>
    </message>
    <message>
        <source>Look at a campaign’s contacts</source>
        <translation>查看任务名单</translation>
    </message>
    <message>
        <source>Create a campaign</source>
        <translation>新建外呼任务</translation>
    </message>
    <message>
        <source>Look at a campaign’s figures</source>
        <translation>查看任务数据</translation>
    </message>
    <message>
        <source>Look at a campaign</source>
        <translation>查看外呼任务</translation>
    </message>
    <message>
        <source>Look at the campaigns</source>
        <translation>查看外呼任务列表</translation>
    </message>
    <message>
        <source>Pause a campaign</source>
        <translation>暂停外呼任务</translation>
    </message>
    <message>
        <source>Check a campaign before its start</source>
        <translation>任务启动前检查</translation>
    </message>
    <message>
        <source>Start a campaign</source>
        <translation>启动外呼任务</translation>
    </message>
    <message>
        <source>Stop a campaign</source>
        <translation>停止外呼任务</translation>
    </message>
    <message>
        <source>Ask why a number is (not) called</source>
        <translation>查询为什么拨打或不拨打</translation>
    </message>
    <message>
        <source>Look at uncertain attempts</source>
        <translation>查看不确定的拨打</translation>
    </message>
    <message>
        <source>Look at waiting calls</source>
        <translation>查看待拨任务</translation>
    </message>
    <message>
        <source>Decide an uncertain attempt</source>
        <translation>处理不确定的拨打</translation>
    </message>
    <message>
        <source>Put a dispatch model into service</source>
        <translation>启用派单模型</translation>
    </message>
    <message>
        <source>Read the categories</source>
        <translation>查看事项类别</translation>
    </message>
    <message>
        <source>Dispatch tickets</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Remove a responsibility</source>
        <translation>删除职责</translation>
    </message>
    <message>
        <source>Look at the dispatch desk</source>
        <translation>查看派单台</translation>
    </message>
    <message>
        <source>Look at dispatch figures</source>
        <translation>查看派单数据</translation>
    </message>
    <message>
        <source>Import categories</source>
        <translation>导入事项类别</translation>
    </message>
    <message>
        <source>Look at dispatch models</source>
        <translation>查看派单模型</translation>
    </message>
    <message>
        <source>Read the responsibilities</source>
        <translation>查看单位职责</translation>
    </message>
    <message>
        <source>Change a category</source>
        <translation>修改事项类别</translation>
    </message>
    <message>
        <source>Change a responsibility</source>
        <translation>修改单位职责</translation>
    </message>
    <message>
        <source>Change automatic dispatch</source>
        <translation>修改自动派单设置</translation>
    </message>
    <message>
        <source>Read the dispatch settings</source>
        <translation>查看派单设置</translation>
    </message>
    <message>
        <source>Ask for a dispatch proposal</source>
        <translation>查询派单建议</translation>
    </message>
    <message>
        <source>Train the dispatch model</source>
        <translation>训练派单模型</translation>
    </message>
    <message>
        <source>Add a do-not-call number</source>
        <translation>加入免打扰名单</translation>
    </message>
    <message>
        <source>Check a number for do-not-call</source>
        <translation>核对免打扰号码</translation>
    </message>
    <message>
        <source>Import do-not-call numbers</source>
        <translation>导入免打扰名单</translation>
    </message>
    <message>
        <source>Look at the do-not-call list</source>
        <translation>查看免打扰名单</translation>
    </message>
    <message>
        <source>Remove a do-not-call number</source>
        <translation>移出免打扰名单</translation>
    </message>
    <message>
        <source>Read past events</source>
        <translation>查看事件</translation>
    </message>
    <message>
        <source>Follow events</source>
        <translation>订阅事件</translation>
    </message>
    <message>
        <source>Check a flow</source>
        <translation>检查流程</translation>
    </message>
    <message>
        <source>Look at a flow</source>
        <translation>查看流程</translation>
    </message>
    <message>
        <source>Speak to a flow that is tried out</source>
        <translation>试用流程时讲话</translation>
    </message>
    <message>
        <source>Import a flow</source>
        <translation>导入流程</translation>
    </message>
    <message>
        <source>Look at the flows</source>
        <translation>查看流程列表</translation>
    </message>
    <message>
        <source>Stop a job</source>
        <translation>取消后台任务</translation>
    </message>
    <message>
        <source>Look at a job</source>
        <translation>查看后台任务</translation>
    </message>
    <message>
        <source>Look at the jobs</source>
        <translation>查看后台任务列表</translation>
    </message>
    <message>
        <source>Look at a list’s contacts</source>
        <translation>查看名单内容</translation>
    </message>
    <message>
        <source>Look at a list’s bad rows</source>
        <translation>查看名单错误行</translation>
    </message>
    <message>
        <source>Look at a list</source>
        <translation>查看名单</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>Look at the lists</source>
        <translation>查看名单列表</translation>
    </message>
    <message>
        <source>Preview a list</source>
        <translation>预览名单</translation>
    </message>
    <message>
        <source>Undo an import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Read the figures of a day</source>
        <translation>查看当日运行指标</translation>
    </message>
    <message>
        <source>Look at the queue</source>
        <translation>查看排队数据</translation>
    </message>
    <message>
        <source>Look at the recordings</source>
        <translation>查看录音列表</translation>
    </message>
    <message>
        <source>Listen to or export a recording</source>
        <translation>收听或导出录音</translation>
    </message>
    <message>
        <source>Look at the seats</source>
        <translation>查看坐席</translation>
    </message>
    <message>
        <source>Change a seat’s skills</source>
        <translation>修改坐席技能</translation>
    </message>
    <message>
        <source>Change the seat’s state</source>
        <translation>切换坐席状态</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>锁定工作台</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Log in by key file</source>
        <translation>用密钥文件登录</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Resume a session</source>
        <translation>恢复会话</translation>
    </message>
    <message>
        <source>Unlock the console</source>
        <translation>解锁工作台</translation>
    </message>
    <message>
        <source>Back up the store</source>
        <translation>备份存储</translation>
    </message>
    <message>
        <source>Check the store</source>
        <translation>检查存储</translation>
    </message>
    <message>
        <source>Look at supervision orders</source>
        <translation>查看督办单</translation>
    </message>
    <message>
        <source>Take a step of a ticket</source>
        <translation>办理工单</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>提出申诉</translation>
    </message>
    <message>
        <source>Decide an appeal</source>
        <translation>裁定申诉</translation>
    </message>
    <message>
        <source>Look at the appeals</source>
        <translation>查看申诉</translation>
    </message>
    <message>
        <source>Look at the ticket board</source>
        <translation>查看工单看板</translation>
    </message>
    <message>
        <source>Call a unit with a reminder</source>
        <translation>电话提醒承办单位</translation>
    </message>
    <message>
        <source>Place a return visit</source>
        <translation>发起回访</translation>
    </message>
    <message>
        <source>Look at the coverage of visits</source>
        <translation>查看回访覆盖率</translation>
    </message>
    <message>
        <source>Create a ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Look at a ticket</source>
        <translation>查看工单</translation>
    </message>
    <message>
        <source>Import tickets</source>
        <translation>导入工单</translation>
    </message>
    <message>
        <source>Read the reminder ladders</source>
        <translation>查看催办规则</translation>
    </message>
    <message>
        <source>Change the reminder ladders</source>
        <translation>修改催办规则</translation>
    </message>
    <message>
        <source>Look at tickets</source>
        <translation>查看工单列表</translation>
    </message>
    <message>
        <source>Look at the units’ performance</source>
        <translation>查看单位考评</translation>
    </message>
    <message>
        <source>Look for tickets of the same matter</source>
        <translation>查找相关工单</translation>
    </message>
    <message>
        <source>Decide a visit after listening</source>
        <translation>复听后判定回访</translation>
    </message>
    <message>
        <source>Look at visits to listen to</source>
        <translation>查看待复听回访</translation>
    </message>
    <message>
        <source>Take over tickets of another platform</source>
        <translation>同步外部工单</translation>
    </message>
    <message>
        <source>Begin a file transfer</source>
        <translation>开始传输文件</translation>
    </message>
    <message>
        <source>Finish a file transfer</source>
        <translation>完成文件传输</translation>
    </message>
    <message>
        <source>Read a file transfer</source>
        <translation>读取传输文件</translation>
    </message>
    <message>
        <source>Add a trunk</source>
        <translation>新增中继</translation>
    </message>
    <message>
        <source>Look at the trunks</source>
        <translation>查看中继</translation>
    </message>
    <message>
        <source>Test a trunk</source>
        <translation>测试中继</translation>
    </message>
    <message>
        <source>Look at a unit</source>
        <translation>查看承办单位</translation>
    </message>
    <message>
        <source>Import units</source>
        <translation>导入承办单位</translation>
    </message>
    <message>
        <source>Look at the units</source>
        <translation>查看承办单位列表</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>新增用户</translation>
    </message>
    <message>
        <source>Look at the users</source>
        <translation>查看用户</translation>
    </message>
    <message>
        <source>Lock a user</source>
        <translation>锁定用户</translation>
    </message>
    <message>
        <source>Unlock a user</source>
        <translation>解锁用户</translation>
    </message>
    <message>
        <source>Change a user</source>
        <translation>修改用户</translation>
    </message>
    <message>
        <source>Apply changed limits to open tickets</source>
        <translation>对在办工单适用新时限</translation>
    </message>
    <message>
        <source>Test a dispatch model</source>
        <translation>检验派单模型</translation>
    </message>
    <message>
        <source>Look at dispatch proposals</source>
        <translation>查看派单建议明细</translation>
    </message>
    <message>
        <source>Check reminder ladders</source>
        <translation>校验催办规则</translation>
    </message>
    <message>
        <source>Look at earlier reminder ladders</source>
        <translation>查看催办规则历史版本</translation>
    </message>
    <message>
        <source>Forget a list template</source>
        <translation>删除导入模板</translation>
    </message>
    <message>
        <source>Look at the list templates</source>
        <translation>查看导入模板</translation>
    </message>
    <message>
        <source>Judge what was heard on a line</source>
        <translation>判定线路上听到的内容</translation>
    </message>
    <message>
        <source>Listen to an announcement</source>
        <translation>试听提示音</translation>
    </message>
    <message>
        <source>Forget an announcement</source>
        <translation>删除提示音</translation>
    </message>
    <message>
        <source>Teach an announcement</source>
        <translation>学习提示音</translation>
    </message>
    <message>
        <source>Look at the announcements</source>
        <translation>查看提示音</translation>
    </message>
    <message>
        <source>Relabel an announcement</source>
        <translation>更改提示音标签</translation>
    </message>
    <message>
        <source>Change how calls are listened to</source>
        <translation>更改通话监测设置</translation>
    </message>
    <message>
        <source>Read how calls are listened to</source>
        <translation>查看通话监测设置</translation>
    </message>
    <message>
        <source>Note what a citizen asked for</source>
        <translation>登记市民要求</translation>
    </message>
    <message>
        <source>Look at what a citizen asked for</source>
        <translation>查看市民要求</translation>
    </message>
    <message>
        <source>Look at a campaign’s calls</source>
        <translation>查看外呼任务的通话</translation>
    </message>
    <message>
        <source>Export a campaign</source>
        <translation>导出外呼任务</translation>
    </message>
    <message>
        <source>Fetch an exported campaign</source>
        <translation>取回导出的外呼任务</translation>
    </message>
    <message>
        <source>Look at who uses a list</source>
        <translation>查看名单的使用情况</translation>
    </message>
    <message>
        <source>Pick people into a list</source>
        <translation>按条件筛选名单</translation>
    </message>
    <message>
        <source>Press the abuse key</source>
        <translation>按下辱骂键</translation>
    </message>
    <message>
        <source>End an abusive call</source>
        <translation>结束辱骂通话</translation>
    </message>
    <message>
        <source>Make a conference of three</source>
        <translation>发起三方通话</translation>
    </message>
    <message>
        <source>End a consultation</source>
        <translation>结束咨询</translation>
    </message>
    <message>
        <source>Ask for a supervisor</source>
        <translation>请求班长协助</translation>
    </message>
    <message>
        <source>Park a call</source>
        <translation>驻留通话</translation>
    </message>
    <message>
        <source>Retrieve a parked call</source>
        <translation>取回驻留的通话</translation>
    </message>
    <message>
        <source>Listen, whisper or barge in on a call</source>
        <translation>监听、密语或强插通话</translation>
    </message>
    <message>
        <source>Leave a supervised call</source>
        <translation>退出督导的通话</translation>
    </message>
    <message>
        <source>Take a call over from a seat</source>
        <translation>接管坐席的通话</translation>
    </message>
    <message>
        <source>Give a call to the queue</source>
        <translation>把通话转到排队</translation>
    </message>
    <message>
        <source>Let a seat rest, or end its rest</source>
        <translation>让坐席休整或结束休整</translation>
    </message>
    <message>
        <source>Look at the figures of abusive calls</source>
        <translation>查看辱骂来电统计</translation>
    </message>
    <message>
        <source>Give the password once more</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Show the number of a call</source>
        <translation>查看通话的号码</translation>
    </message>
    <message>
        <source>Show the number of a ticket</source>
        <translation>查看工单的号码</translation>
    </message>
    <message>
        <source>Correct a line of a transcript</source>
        <translation>更正一句转写</translation>
    </message>
    <message>
        <source>Read a transcript</source>
        <translation>查看转写</translation>
    </message>
    <message>
        <source>See a transcript with names and numbers</source>
        <translation>查看带姓名和号码的转写</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>搜索通话内容</translation>
    </message>
    <message>
        <source>Hear seconds of one&apos;s own call</source>
        <translation>试听本人通话片段</translation>
    </message>
    <message>
        <source>Change a day of the calendar</source>
        <translation>更改日历中的一天</translation>
    </message>
    <message>
        <source>Read a year of the calendar</source>
        <translation>查看年度日历</translation>
    </message>
    <message>
        <source>Look at the engines</source>
        <translation>查看引擎</translation>
    </message>
    <message>
        <source>Read the log of an engine</source>
        <translation>查看引擎日志</translation>
    </message>
    <message>
        <source>Listen to a sentence of a flow</source>
        <translation>试听流程语句</translation>
    </message>
    <message>
        <source>Try a flow out</source>
        <translation>试用流程</translation>
    </message>
    <message>
        <source>Put a version of a flow in force</source>
        <translation>启用流程版本</translation>
    </message>
    <message>
        <source>Look at the versions of a flow</source>
        <translation>查看流程版本</translation>
    </message>
    <message>
        <source>Look at the backups</source>
        <translation>查看备份</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Change when backups are made</source>
        <translation>更改备份计划</translation>
    </message>
    <message>
        <source>Verify a backup</source>
        <translation>校验备份</translation>
    </message>
    <message>
        <source>Change a trunk</source>
        <translation>更改中继</translation>
    </message>
    <message>
        <source>Follow a test call</source>
        <translation>跟踪试呼</translation>
    </message>
    <message>
        <source>Export the units</source>
        <translation>导出单位</translation>
    </message>
    <message>
        <source>Take a contact out of a unit</source>
        <translation>移除单位联系人</translation>
    </message>
    <message>
        <source>Change a unit</source>
        <translation>更改单位</translation>
    </message>
    <message>
        <source>Add a contact to a unit</source>
        <translation>添加单位联系人</translation>
    </message>
    <message>
        <source>Call a person</source>
        <translation>呼叫市民</translation>
    </message>
    <message>
        <source>Listen to how a campaign begins</source>
        <translation>试听外呼任务开头</translation>
    </message>
    <message>
        <source>Look at who is due again</source>
        <translation>查看待重拨人员</translation>
    </message>
    <message>
        <source>Judge calls anew by the announcements</source>
        <translation>按提示音重新判定呼叫</translation>
    </message>
    <message>
        <source>Book a call-back for a missed call</source>
        <translation>为未接来电登记回拨</translation>
    </message>
    <message>
        <source>Look at the calls missed at one&apos;s seat</source>
        <translation>查看本席未接来电</translation>
    </message>
    <message>
        <source>Look at where a list’s people stand</source>
        <translation>查看名单人员的呼叫情况</translation>
    </message>
    <message>
        <source>Read a ticket draft</source>
        <translation>查看工单草稿</translation>
    </message>
    <message>
        <source>Summarise a call</source>
        <translation>生成通话小结</translation>
    </message>
    <message>
        <source>Prolong a wrap-up</source>
        <translation>延长话后整理</translation>
    </message>
    <message>
        <source>Look at prolonged wrap-ups</source>
        <translation>查看话后整理延长记录</translation>
    </message>
    <message>
        <source>Consult another seat or a unit</source>
        <translation>咨询其他坐席或承办单位</translation>
    </message>
    <message>
        <source>Look at whom a call can be given to outside</source>
        <translation>查看可呼叫的外部单位</translation>
    </message>
    <message>
        <source>Take a transfer back</source>
        <translation>撤回转接</translation>
    </message>
    <message>
        <source>Hand a citizen over to whom was consulted</source>
        <translation>将市民转交咨询对象</translation>
    </message>
    <message>
        <source>Load a holiday notice</source>
        <translation>载入放假通知</translation>
    </message>
    <message>
        <source>Read working hours of a week</source>
        <translation>查看一周作息</translation>
    </message>
    <message>
        <source>Connect to the engine</source>
        <translation>连接引擎</translation>
    </message>
    <message>
        <source>Ask whether the engine answers</source>
        <translation>检测引擎</translation>
    </message>
    <message>
        <source>Read the engine&apos;s state</source>
        <translation>查看引擎状态</translation>
    </message>
    <message>
        <source>End following events</source>
        <translation>停止接收实时变动</translation>
    </message>
    <message>
        <source>Look at the hotline numbers</source>
        <translation>查看热线号码</translation>
    </message>
    <message>
        <source>Remove a hotline number</source>
        <translation>删除热线号码</translation>
    </message>
    <message>
        <source>Change what a hotline number leads to</source>
        <translation>更改热线号码的接入流程</translation>
    </message>
    <message>
        <source>End the validity of an article</source>
        <translation>终止条目有效期</translation>
    </message>
    <message>
        <source>Rate a suggested article</source>
        <translation>反馈推荐条目</translation>
    </message>
    <message>
        <source>Read an article</source>
        <translation>查看知识条目</translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation>导入知识条目</translation>
    </message>
    <message>
        <source>Look at the knowledge base</source>
        <translation>查看知识库</translation>
    </message>
    <message>
        <source>Read figures of the knowledge base</source>
        <translation>查看知识库概况</translation>
    </message>
    <message>
        <source>Put an article into force</source>
        <translation>发布知识条目</translation>
    </message>
    <message>
        <source>Send an article back</source>
        <translation>退回知识条目</translation>
    </message>
    <message>
        <source>Change an article</source>
        <translation>修改知识条目</translation>
    </message>
    <message>
        <source>Change a synonym</source>
        <translation>修改同义词</translation>
    </message>
    <message>
        <source>Search the knowledge base</source>
        <translation>搜索知识库</translation>
    </message>
    <message>
        <source>Hand an article in for review</source>
        <translation>提交条目审核</translation>
    </message>
    <message>
        <source>Suggest articles for a call</source>
        <translation>为通话推荐条目</translation>
    </message>
    <message>
        <source>Look at the synonyms</source>
        <translation>查看同义词</translation>
    </message>
    <message>
        <source>Withdraw an article</source>
        <translation>撤回知识条目</translation>
    </message>
    <message>
        <source>Read one&apos;s own seat</source>
        <translation>查看本席状态</translation>
    </message>
    <message>
        <source>Take the telephone of a seat into use</source>
        <translation>启用坐席话机</translation>
    </message>
    <message>
        <source>Begin a login by key</source>
        <translation>开始密钥登录</translation>
    </message>
    <message>
        <source>Keep the session awake</source>
        <translation>保持登录状态</translation>
    </message>
    <message>
        <source>Read one&apos;s own account</source>
        <translation>查看本人账号</translation>
    </message>
    <message>
        <source>Look at the voices</source>
        <translation>查看语音音色</translation>
    </message>
    <message>
        <source>Read what a ticket may be filled with</source>
        <translation>查看工单可选项</translation>
    </message>
    <message>
        <source>Derive a ticket&apos;s deadline</source>
        <translation>推算工单时限</translation>
    </message>
    <message>
        <source>Read the rules of tickets</source>
        <translation>查看工单规则</translation>
    </message>
    <message>
        <source>Read what may be done with a ticket</source>
        <translation>查看工单可办事项</translation>
    </message>
    <message>
        <source>Read how a transfer of a file stands</source>
        <translation>查看文件传送进度</translation>
    </message>
    <message>
        <source>Read the names of the units</source>
        <translation>查看单位名称</translation>
    </message>
    <message>
        <source>Keep a draft that is not filed</source>
        <translation>暂存未提交的草稿</translation>
    </message>
    <message>
        <source>Take up one’s own drafts</source>
        <translation>取回本人草稿</translation>
    </message>
    <message>
        <source>Change the rules for all calls</source>
        <translation>修改全部外呼规则</translation>
    </message>
    <message>
        <source>Look at the rules for all calls</source>
        <translation>查看全部外呼规则</translation>
    </message>
    <message>
        <source>Note what the citizen of a call asked for</source>
        <translation>记录来电市民的意愿</translation>
    </message>
    <message>
        <source>Look at what the citizen of a call asked for</source>
        <translation>查看来电市民的意愿</translation>
    </message>
</context>
<context>
    <name>PaceWords</name>
    <message>
        <source>Outside its hours</source>
        <translation>不在外呼时段</translation>
    </message>
    <message>
        <source>Nobody is called outside the hours of the campaign.</source>
        <translation>不在本任务的外呼时段内，暂不拨打。</translation>
    </message>
    <message>
        <source>It goes on by itself when the next hours begin. Nothing has to be done.</source>
        <translation>下一时段开始时自动继续，无需处理。</translation>
    </message>
    <message>
        <source>Trunk is dead</source>
        <translation>中继不通</translation>
    </message>
    <message>
        <source>The trunk brings no call through.</source>
        <translation>中继线路打不通电话。</translation>
    </message>
    <message>
        <source>Test calls are made, and it goes on by itself once one gets through. Look at System, Trunks, and ask the carrier.</source>
        <translation>正在定时试呼，打通后自动继续。请查看“系统 › 中继”，并联系运营商。</translation>
    </message>
    <message>
        <source>No seats</source>
        <translation>无坐席</translation>
    </message>
    <message>
        <source>No seat is there for those who ask for a person.</source>
        <translation>没有坐席承接要求转人工的市民。</translation>
    </message>
    <message>
        <source>Let seats with the skill of the campaign log on; it goes on by itself half a minute later.</source>
        <translation>请安排具备本任务技能的坐席上线；上线半分钟后自动继续。</translation>
    </message>
    <message>
        <source>Too many got nobody</source>
        <translation>人工未接通过多</translation>
    </message>
    <message>
        <source>Paused by itself: of those who asked for a person, more than allowed got nobody.</source>
        <translation>已自动暂停：要求转人工而未接通的比例超过上限。</translation>
    </message>
    <message>
        <source>Put more seats on the campaign, or give it fewer lines; then resume it. The share is counted anew from there.</source>
        <translation>请增加承接坐席或减少线路，然后恢复任务；恢复后比例重新统计。</translation>
    </message>
    <message>
        <source>No seat serves</source>
        <translation>无坐席在岗</translation>
    </message>
    <message>
        <source>Waits for seats</source>
        <translation>等待坐席空出</translation>
    </message>
    <message>
        <source>Slowed: too many got nobody</source>
        <translation>已减速：人工未接通偏多</translation>
    </message>
    <message>
        <source>Goes by free seats</source>
        <translation>按空闲坐席调速</translation>
    </message>
    <message>
        <source>Goes by lines: %1 of %2 are taken, and at most %3 calls begin in a second.</source>
        <translation>按线路拨打：占用 %1 / %2 线，每秒最多发起 %3 个呼叫。</translation>
    </message>
    <message>
        <source>Goes by free seats: as many calls as there will be seats for those who ask for a person.</source>
        <translation>按空闲坐席拨打：预计有多少坐席能接转人工，就发起多少呼叫。</translation>
    </message>
    <message>
        <source>%1 of %2 lines are taken. What it has learned is shown when it has dialled.</source>
        <translation>占用 %1 / %2 线。开始拨打后显示学到的数据。</translation>
    </message>
    <message>
        <source>No seat serves now, so no call begins.</source>
        <translation>目前没有坐席在岗，暂不发起呼叫。</translation>
    </message>
    <message>
        <source>So many got nobody that no more is risked now.</source>
        <translation>未接通人工的偏多，目前不再冒险发起呼叫。</translation>
    </message>
    <message>
        <source>No call begins now: the seats will be taken when it would ask.</source>
        <translation>暂不发起新呼叫：到转人工时坐席会被占满。</translation>
    </message>
    <message>
        <source>%1 more calls may begin now.</source>
        <translation>现在还可发起 %1 个呼叫。</translation>
    </message>
    <message>
        <source>Seats: %1 serve, %2 are free, about %3 will be. About %4 people will ask by then.</source>
        <translation>坐席：在岗 %1，空闲 %2，届时约 %3 个空闲；届时约有 %4 人要求转人工。</translation>
    </message>
    <message>
        <source>Learned: %1 of the calls are answered after %2 s, and %3 of those ask for a person; a talk takes %4.</source>
        <translation>已学到：%1 的呼叫在 %2 秒后接通，其中 %3 要求转人工；每次通话约 %4。</translation>
    </message>
    <message>
        <source>So far %1 asked: %2 waited more than 15 s, %3 got nobody (at most %4).</source>
        <translation>至今 %1 人要求转人工：%2 等待超过 15 秒，%3 未接通（上限 %4）。</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>Waiting to be dialled</source>
        <translation>等待拨打</translation>
    </message>
    <message>
        <source>Dealt with already</source>
        <translation>已处理完毕</translation>
    </message>
    <message>
        <source>Still within its time</source>
        <translation>未过最后时限</translation>
    </message>
    <message>
        <source>Its time is over</source>
        <translation>已过最后时限</translation>
    </message>
    <message>
        <source>Number is in use</source>
        <translation>不是空号</translation>
    </message>
    <message>
        <source>Number is not in use</source>
        <translation>空号</translation>
    </message>
    <message>
        <source>Not on the do-not-call list</source>
        <translation>不在免打扰名单</translation>
    </message>
    <message>
        <source>On the do-not-call list</source>
        <translation>在免打扰名单</translation>
    </message>
    <message>
        <source>Has not refused automatic calls</source>
        <translation>未拒绝自动外呼</translation>
    </message>
    <message>
        <source>Not a child</source>
        <translation>不是未成年人</translation>
    </message>
    <message>
        <source>A child’s number</source>
        <translation>未成年人号码</translation>
    </message>
    <message>
        <source>On no list that excludes this one</source>
        <translation>未被其他名单排除</translation>
    </message>
    <message>
        <source>On a list that excludes this one</source>
        <translation>被其他名单排除</translation>
    </message>
    <message>
        <source>Campaign is running</source>
        <translation>任务运行中</translation>
    </message>
    <message>
        <source>Campaign is not running</source>
        <translation>任务未运行</translation>
    </message>
    <message>
        <source>Attempts left</source>
        <translation>还有拨打次数</translation>
    </message>
    <message>
        <source>All attempts made</source>
        <translation>拨打次数已用完</translation>
    </message>
    <message>
        <source>Pause since the last attempt is over</source>
        <translation>距上次未接已满间隔</translation>
    </message>
    <message>
        <source>Still in its pause</source>
        <translation>未满重拨间隔</translation>
    </message>
    <message>
        <source>Attempts of this campaign today</source>
        <translation>本任务今天的次数</translation>
    </message>
    <message>
        <source>Attempts of today made</source>
        <translation>今天的次数已用完</translation>
    </message>
    <message>
        <source>Calls to this number today</source>
        <translation>该号码今天的外呼次数</translation>
    </message>
    <message>
        <source>Called often enough today</source>
        <translation>今天外呼已达上限</translation>
    </message>
    <message>
        <source>Outside the allowed times</source>
        <translation>不在允许时段</translation>
    </message>
    <message>
        <source>Gentle hours of the old</source>
        <translation>老年人适宜时段</translation>
    </message>
    <message>
        <source>Outside the gentle hours of the old</source>
        <translation>不在老年人适宜时段</translation>
    </message>
    <message>
        <source>Hours that the person asked for</source>
        <translation>本人要求的时段</translation>
    </message>
    <message>
        <source>No other call to this number</source>
        <translation>该号码没有其他通话</translation>
    </message>
    <message>
        <source>In another call</source>
        <translation>正在另一通话中</translation>
    </message>
    <message>
        <source>Nobody who called in has to wait for it</source>
        <translation>来电市民无需等候</translation>
    </message>
    <message>
        <source>Those who call in come first</source>
        <translation>来电优先</translation>
    </message>
    <message>
        <source>A seat will be free for whoever asks</source>
        <translation>转人工时有空闲坐席</translation>
    </message>
    <message>
        <source>No seat will be free</source>
        <translation>将没有空闲坐席</translation>
    </message>
    <message>
        <source>Lines of the campaign free</source>
        <translation>任务有空闲线路</translation>
    </message>
    <message>
        <source>All lines of the campaign in use</source>
        <translation>任务线路已占满</translation>
    </message>
    <message>
        <source>Pace of the campaign</source>
        <translation>任务速率</translation>
    </message>
    <message>
        <source>Trunk brings calls through</source>
        <translation>中继可以接通</translation>
    </message>
    <message>
        <source>Trunk is dead; test calls are made</source>
        <translation>中继中断，正在试拨</translation>
    </message>
    <message>
        <source>Lines of the trunk free</source>
        <translation>中继有空闲线路</translation>
    </message>
    <message>
        <source>All lines of the trunk in use</source>
        <translation>中继线路已占满</translation>
    </message>
    <message>
        <source>Pace of the trunk</source>
        <translation>中继速率</translation>
    </message>
    <message>
        <source>Refused, or did not agree</source>
        <translation>拒绝或未同意自动外呼</translation>
    </message>
    <message>
        <source>Allowed times</source>
        <translation>允许拨打的时段</translation>
    </message>
    <message>
        <source>Outside the person’s hours</source>
        <translation>不在本人要求的时段</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>%1 tickets, the first: %2</source>
        <translation>共 %1 件，第一件：%2</translation>
    </message>
    <message>
        <source>Choose a unit</source>
        <translation>选择单位</translation>
    </message>
</context>
<context>
    <name>TicketSteps</name>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Dispatch to which unit?</source>
        <translation>派给哪个单位？</translation>
    </message>
    <message>
        <source>The unit becomes responsible and its deadline begins.</source>
        <translation>该单位成为主办单位，开始计时。</translation>
    </message>
    <message>
        <source>Handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Sign for the unit?</source>
        <translation>代承办单位签收？</translation>
    </message>
    <message>
        <source>The ticket says that you signed on the unit’s behalf.</source>
        <translation>工单会写明由您代为签收。</translation>
    </message>
    <message>
        <source>Record progress</source>
        <translation>登记进展</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>办理到哪一步了？</translation>
    </message>
    <message>
        <source>It stays in the time line; the state does not change.</source>
        <translation>记入时间线，状态不变。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Notes stay in the time line and can’t be removed.</source>
        <translation>备注会留在时间线里，不能删除。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>What is the result?</source>
        <translation>办理结果是什么？</translation>
    </message>
    <message>
        <source>The citizen is called and asked about it.</source>
        <translation>随后会回访市民。</translation>
    </message>
    <message>
        <source>Result for the citizen</source>
        <translation>给市民的答复</translation>
    </message>
    <message>
        <source>Record the visit</source>
        <translation>登记回访</translation>
    </message>
    <message>
        <source>What did the citizen say?</source>
        <translation>市民怎么说？</translation>
    </message>
    <message>
        <source>Satisfied closes the ticket; dissatisfied gives it back to the unit under supervision.</source>
        <translation>满意则办结归档；不满意退回单位重办并督办。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Let a person listen</source>
        <translation>转人工复听</translation>
    </message>
    <message>
        <source>What is in doubt?</source>
        <translation>哪里有疑问？</translation>
    </message>
    <message>
        <source>The visit is not scored until somebody has listened.</source>
        <translation>复听之前这次回访不计分。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Close without a return visit?</source>
        <translation>不回访直接结案？</translation>
    </message>
    <message>
        <source>Nobody calls the citizen about it any more.</source>
        <translation>不再就此事回访市民。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Put into the archive?</source>
        <translation>归档这件工单？</translation>
    </message>
    <message>
        <source>An archived ticket is not changed any more.</source>
        <translation>归档后不再改动。</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重办</translation>
    </message>
    <message>
        <source>Handle it again?</source>
        <translation>重新办理？</translation>
    </message>
    <message>
        <source>It goes back with a new deadline from now on.</source>
        <translation>退回重办，从现在起重新计时。</translation>
    </message>
    <message>
        <source>Citizen says it is not solved|Came up again</source>
        <translation>市民反映没解决|问题再次出现</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>Take it back from the unit?</source>
        <translation>从该单位退回？</translation>
    </message>
    <message>
        <source>It waits to be dispatched again.</source>
        <translation>退回后等待重新派单。</translation>
    </message>
    <message>
        <source>Not this unit’s matter|Wrong district</source>
        <translation>不属于该单位职责|区县不对</translation>
    </message>
    <message>
        <source>Refuse the return</source>
        <translation>驳回退单</translation>
    </message>
    <message>
        <source>Keep it with the unit?</source>
        <translation>仍由该单位办理？</translation>
    </message>
    <message>
        <source>The unit’s wish to return it is refused.</source>
        <translation>驳回该单位的退单申请。</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>改派</translation>
    </message>
    <message>
        <source>Which unit instead?</source>
        <translation>改派给哪个单位？</translation>
    </message>
    <message>
        <source>The other unit becomes responsible; the time runs on since acceptance.</source>
        <translation>由新单位主办；时限仍从受理时起算。</translation>
    </message>
    <message>
        <source>Ask to return</source>
        <translation>申请退单</translation>
    </message>
    <message>
        <source>Why is it not ours?</source>
        <translation>为什么不属于本单位？</translation>
    </message>
    <message>
        <source>The hotline decides; the time runs on.</source>
        <translation>由热线裁定，期间照常计时。</translation>
    </message>
    <message>
        <source>Ask for more time</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Why is more time needed?</source>
        <translation>为什么需要延期？</translation>
    </message>
    <message>
        <source>The hotline decides; the deadline stays until then.</source>
        <translation>由热线裁定，批准前时限不变。</translation>
    </message>
    <message>
        <source>Grant the extension</source>
        <translation>同意延期</translation>
    </message>
    <message>
        <source>Grant the extension?</source>
        <translation>同意延期申请？</translation>
    </message>
    <message>
        <source>The deadline moves by as much as was asked for.</source>
        <translation>时限按申请的天数顺延。</translation>
    </message>
    <message>
        <source>Refuse the extension</source>
        <translation>驳回延期</translation>
    </message>
    <message>
        <source>Refuse the extension?</source>
        <translation>驳回延期申请？</translation>
    </message>
    <message>
        <source>The deadline stays.</source>
        <translation>时限不变。</translation>
    </message>
    <message>
        <source>Stop the clock</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>What is it waiting for?</source>
        <translation>在等什么？</translation>
    </message>
    <message>
        <source>The deadline stands still until it goes on.</source>
        <translation>恢复之前不计时。</translation>
    </message>
    <message>
        <source>Waits for the citizen</source>
        <translation>等待市民</translation>
    </message>
    <message>
        <source>Let the clock run</source>
        <translation>恢复计时</translation>
    </message>
    <message>
        <source>Go on?</source>
        <translation>恢复办理？</translation>
    </message>
    <message>
        <source>The deadline is computed anew without the time it stood still.</source>
        <translation>扣除暂停的时间，重新推算时限。</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Urge the handling unit?</source>
        <translation>催办承办单位？</translation>
    </message>
    <message>
        <source>The urging is noted in the ticket and the unit is told.</source>
        <translation>催办会记入工单并告知承办单位。</translation>
    </message>
    <message>
        <source>Words for the unit</source>
        <translation>给单位的话</translation>
    </message>
    <message>
        <source>Citizen called again|Deadline near</source>
        <translation>市民再次来电|时限将到</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>转督办</translation>
    </message>
    <message>
        <source>Make a supervision order?</source>
        <translation>下达督办单？</translation>
    </message>
    <message>
        <source>The unit’s superior is told and a deadline of its own begins.</source>
        <translation>告知上级单位，并开始单独计时。</translation>
    </message>
    <message>
        <source>Overdue|Came up again|Citizen dissatisfied</source>
        <translation>已超期|问题再次出现|市民不满意</translation>
    </message>
    <message>
        <source>Lift supervision</source>
        <translation>解除督办</translation>
    </message>
    <message>
        <source>Lift the supervision?</source>
        <translation>解除督办？</translation>
    </message>
    <message>
        <source>Its orders are settled.</source>
        <translation>督办单随之办结。</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>加协办</translation>
    </message>
    <message>
        <source>Which unit helps?</source>
        <translation>由哪个单位协办？</translation>
    </message>
    <message>
        <source>It reports its part; the lead unit finishes.</source>
        <translation>协办单位报送本单位部分，由主办单位办结。</translation>
    </message>
    <message>
        <source>Assisting unit</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>Remove a unit</source>
        <translation>撤协办</translation>
    </message>
    <message>
        <source>Which unit no longer helps?</source>
        <translation>撤下哪个协办单位？</translation>
    </message>
    <message>
        <source>Its part is not waited for.</source>
        <translation>不再等待它的办理情况。</translation>
    </message>
    <message>
        <source>Report our part</source>
        <translation>报送协办</translation>
    </message>
    <message>
        <source>What did your unit do?</source>
        <translation>本单位做了什么？</translation>
    </message>
    <message>
        <source>The lead unit sees it and finishes the ticket.</source>
        <translation>主办单位看到后办结工单。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>办理情况</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并单</translation>
    </message>
    <message>
        <source>Into which ticket?</source>
        <translation>并入哪件工单？</translation>
    </message>
    <message>
        <source>It is closed and handled with the other one; reopening undoes it.</source>
        <translation>本单结案，随主单一并办理；重办即可撤销并单。</translation>
    </message>
    <message>
        <source>Number of the main ticket</source>
        <translation>主单编号</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>提出申诉</translation>
    </message>
    <message>
        <source>Why is it unjust?</source>
        <translation>申诉理由是什么？</translation>
    </message>
    <message>
        <source>A supervisor decides once; the evidence stays with the ticket.</source>
        <translation>由班长裁定，只裁定一次；证据留在工单里。</translation>
    </message>
    <message>
        <source>Uphold the appeal</source>
        <translation>支持申诉</translation>
    </message>
    <message>
        <source>Uphold the appeal?</source>
        <translation>支持这件申诉？</translation>
    </message>
    <message>
        <source>The visit is no longer scored and the supervision order is withdrawn.</source>
        <translation>该次回访不再计分，督办单撤回。</translation>
    </message>
    <message>
        <source>Reject the appeal</source>
        <translation>驳回申诉</translation>
    </message>
    <message>
        <source>Reject the appeal?</source>
        <translation>驳回这件申诉？</translation>
    </message>
    <message>
        <source>What was judged stands.</source>
        <translation>维持原结论。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Supervision order</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>Supervision lifted</source>
        <translation>解除督办</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Unit reminded by call</source>
        <translation>电话提醒承办单位</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Reassigned</source>
        <translation>改派</translation>
    </message>
    <message>
        <source>Unit asks to return</source>
        <translation>单位申请退单</translation>
    </message>
    <message>
        <source>Return refused</source>
        <translation>驳回退单</translation>
    </message>
    <message>
        <source>Unit asks for more time</source>
        <translation>单位申请延期</translation>
    </message>
    <message>
        <source>Extension granted</source>
        <translation>同意延期</translation>
    </message>
    <message>
        <source>Extension refused</source>
        <translation>驳回延期</translation>
    </message>
    <message>
        <source>Clock stopped</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>Clock runs on</source>
        <translation>恢复计时</translation>
    </message>
    <message>
        <source>Assisting unit joins</source>
        <translation>加入协办</translation>
    </message>
    <message>
        <source>Assisting unit leaves</source>
        <translation>撤下协办</translation>
    </message>
    <message>
        <source>Assisting unit reports</source>
        <translation>协办单位报送</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Took in</source>
        <translation>并入本单</translation>
    </message>
    <message>
        <source>Stands alone again</source>
        <translation>解除并单</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重办</translation>
    </message>
    <message>
        <source>A person listens to the visit</source>
        <translation>回访转人工复听</translation>
    </message>
    <message>
        <source>Appeal upheld</source>
        <translation>申诉成立</translation>
    </message>
    <message>
        <source>Appeal rejected</source>
        <translation>申诉驳回</translation>
    </message>
    <message>
        <source>Citizen told the date</source>
        <translation>已告知市民办结日期</translation>
    </message>
    <message>
        <source>Superior told</source>
        <translation>已报上级</translation>
    </message>
    <message>
        <source>citizen dissatisfied</source>
        <translation>市民不满意</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>hard to understand</source>
        <translation>听不清</translation>
    </message>
    <message>
        <source>contradicts itself</source>
        <translation>前后矛盾</translation>
    </message>
    <message>
        <source>beyond what the unit may do</source>
        <translation>超出单位职权</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>限 %1</translation>
    </message>
    <message>
        <source>on behalf of %1</source>
        <translation>代%1</translation>
    </message>
    <message>
        <source>Deadline moved</source>
        <translation>期限调整</translation>
    </message>
    <message>
        <source>was due %1</source>
        <translation>原期限 %1</translation>
    </message>
    <message>
        <source>at %1 of the call</source>
        <translation>通话 %1 处</translation>
    </message>
    <message>
        <source>pressed %1 at %2</source>
        <translation>%2 按 %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Offline</source>
        <translation>未登录话机</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>振铃</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>通话中</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离席</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>Dialling</source>
        <translation>拨号</translation>
    </message>
    <message>
        <source>In dialogue</source>
        <translation>对话中</translation>
    </message>
    <message>
        <source>Waiting for a seat</source>
        <translation>等待坐席</translation>
    </message>
    <message>
        <source>Offered to a seat</source>
        <translation>等待接听</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>接通</translation>
    </message>
    <message>
        <source>Answering machine</source>
        <translation>语音信箱</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>占线</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒接</translation>
    </message>
    <message>
        <source>Powered off</source>
        <translation>关机</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>Number does not exist</source>
        <translation>空号</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>无法接通</translation>
    </message>
    <message>
        <source>Network failure</source>
        <translation>网络故障</translation>
    </message>
    <message>
        <source>Blocked by rule</source>
        <translation>规则拦截</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Uncertain, check by hand</source>
        <translation>结果不明，请人工核对</translation>
    </message>
    <message>
        <source>Not yet dialled</source>
        <translation>未拨打</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Informed</source>
        <translation>告知完成</translation>
    </message>
    <message>
        <source>Answered on the spot</source>
        <translation>当场答复</translation>
    </message>
    <message>
        <source>Ticket made</source>
        <translation>已建工单</translation>
    </message>
    <message>
        <source>Call-back agreed</source>
        <translation>约定回拨</translation>
    </message>
    <message>
        <source>Not the person</source>
        <translation>非本人</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>转人工</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>已挂断</translation>
    </message>
    <message>
        <source>Call dropped</source>
        <translation>通话中断</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派单</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>To visit</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>待启动</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>已定时</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>市民</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>特急</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>派单员</translation>
    </message>
    <message>
        <source>Unit liaison</source>
        <translation>单位联络员</translation>
    </message>
    <message>
        <source>Team leader</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Business admin</source>
        <translation>业务管理员</translation>
    </message>
    <message>
        <source>System admin</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Security admin</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Audit admin</source>
        <translation>审计管理员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Expects</source>
        <translation>期望方式</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Employment</source>
        <translation>就业形式</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>户籍</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>May be called back</source>
        <translation>可否回访</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>已明白</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Asked for a person</source>
        <translation>市民要求人工</translation>
    </message>
    <message>
        <source>The robot did not understand</source>
        <translation>机器人没有听懂</translation>
    </message>
    <message>
        <source>Getting upset</source>
        <translation>情绪升高</translation>
    </message>
    <message>
        <source>Called the hotline</source>
        <translation>市民来电</translation>
    </message>
    <message>
        <source>Reason unknown</source>
        <translation>原因未知</translation>
    </message>
    <message>
        <source>No deadline</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>Overdue by %1</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>政策告知</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>按键选择</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>到期提醒</translation>
    </message>
    <message>
        <source>Wants to talk to a person</source>
        <translation>要求人工</translation>
    </message>
    <message>
        <source>Missed a call</source>
        <translation>漏接一通</translation>
    </message>
    <message>
        <source>Gave a call back</source>
        <translation>退回一通</translation>
    </message>
    <message>
        <source>Telephone unreachable</source>
        <translation>话机不通</translation>
    </message>
    <message>
        <source>Would not say</source>
        <translation>拒绝评价</translation>
    </message>
    <message>
        <source>A child answered</source>
        <translation>未成年人接听</translation>
    </message>
    <message>
        <source>Can’t be told</source>
        <translation>听不出来</translation>
    </message>
    <message>
        <source>Ring-back tune</source>
        <translation>彩铃</translation>
    </message>
    <message>
        <source>Answered by a person</source>
        <translation>有人接听</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>Supervises a call</source>
        <translation>督导通话中</translation>
    </message>
    <message>
        <source>Passed on by another seat</source>
        <translation>由其他坐席转来</translation>
    </message>
    <message>
        <source>You asked for this call</source>
        <translation>您发起的呼叫</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>公安报警</translation>
    </message>
    <message>
        <source>Fire brigade</source>
        <translation>消防救援</translation>
    </message>
    <message>
        <source>Ambulance</source>
        <translation>急救中心</translation>
    </message>
    <message>
        <source>Traffic police</source>
        <translation>交通事故报警</translation>
    </message>
    <message>
        <source>No line was free</source>
        <translation>没有空闲线路</translation>
    </message>
    <message>
        <source>Console locked</source>
        <translation>工作台锁定</translation>
    </message>
    <message>
        <source>Pressed %1 for a person</source>
        <translation>市民按键 %1，要求人工</translation>
    </message>
</context>
<context>
    <name>lianxin::AdminPage</name>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Trunks</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Do not call</source>
        <translation>免打扰</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>事项类别</translation>
    </message>
    <message>
        <source>Responsibilities</source>
        <translation>单位职责</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>催办规则</translation>
    </message>
    <message>
        <source>Dispatch model</source>
        <translation>派单模型</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>运营商提示音</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
</context>
<context>
    <name>lianxin::AnnouncementsPage</name>
    <message>
        <source>Announcements that are recognised</source>
        <translation>已能识别的提示音</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到次数</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学习时间</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Relabel …</source>
        <translation>改标签…</translation>
    </message>
    <message>
        <source>Forget …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>未识别的通话</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Network’s cause</source>
        <translation>网络原因</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>听录音</translation>
    </message>
    <message>
        <source>This is …</source>
        <translation>这是…</translation>
    </message>
    <message>
        <source>What does “%1” mean?</source>
        <translation>“%1”是什么意思？</translation>
    </message>
    <message>
        <source>Calls from now on are judged by it; what was judged before stays.</source>
        <translation>以后的通话按新标签判定，已判定的不变。</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>改标签</translation>
    </message>
    <message>
        <source>Forget “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message>
        <source>Lines on which it is played are no longer understood. What was judged by it stays.</source>
        <translation>以后再播放它时将无法识别；已按它判定的结果不变。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Judge all anew</source>
        <translation>全部重新判定</translation>
    </message>
    <message>
        <source>Holds every one of them against the announcements that are known now.</source>
        <translation>用现有提示音逐条重新判定。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel, %1 of %2</source>
        <translation>取消（%1/%2）</translation>
    </message>
    <message>
        <source>%1 of %2 attempts understood now, %3 with another outcome</source>
        <translation>%2 次中已识别 %1 次，%3 次结果改变</translation>
    </message>
    <message>
        <source>How calls are heard …</source>
        <translation>提示音识别设置…</translation>
    </message>
    <message>
        <source>How calls are heard</source>
        <translation>提示音识别设置</translation>
    </message>
    <message>
        <source>It holds for calls that begin from now on.</source>
        <translation>对此后开始的呼叫生效。</translation>
    </message>
    <message>
        <source>Listen to what is said before the answer, and to who answers</source>
        <translation>识别应答前的提示音和应答方</translation>
    </message>
    <message>
        <source>Give a call up when an announcement has said that nobody can be reached</source>
        <translation>提示音表明无法接通时提前结束呼叫</translation>
    </message>
    <message>
        <source>Keep the sound before the answer, sealed, where something was said</source>
        <translation>应答前有提示音的，加密保存该段声音</translation>
    </message>
    <message>
        <source>Days that this sound is kept</source>
        <translation>声音保存天数</translation>
    </message>
    <message>
        <source>Changed: how calls are heard</source>
        <translation>听音设置已修改</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>保存设置</translation>
    </message>
</context>
<context>
    <name>lianxin::AppealsPage</name>
    <message>
        <source>to be decided</source>
        <translation>待裁定</translation>
    </message>
    <message>
        <source>upheld</source>
        <translation>申诉成立</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>申诉驳回</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>return visit</source>
        <translation>回访结果</translation>
    </message>
    <message>
        <source>supervision order</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待裁定</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>申诉对象</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Listen …</source>
        <translation>听录音…</translation>
    </message>
    <message>
        <source>Supervisors decide.</source>
        <translation>由督导裁定。</translation>
    </message>
    <message>
        <source>Reject …</source>
        <translation>驳回…</translation>
    </message>
    <message>
        <source>Uphold …</source>
        <translation>申诉成立…</translation>
    </message>
    <message>
        <source>Appeals of units</source>
        <translation>单位申诉</translation>
    </message>
    <message>
        <source>The unit says</source>
        <translation>单位陈述</translation>
    </message>
    <message>
        <source>The citizen said</source>
        <translation>市民原话</translation>
    </message>
    <message>
        <source>What it is about for the unit</source>
        <translation>对单位考评的影响</translation>
    </message>
    <message>
        <source>%1 to be decided</source>
        <translation>%1 件待裁定</translation>
    </message>
    <message>
        <source>%1 · %2 appeals against the %3 · made by %4 on %5</source>
        <translation>%1 · %2对%3提出申诉 · %4 于 %5 提交</translation>
    </message>
    <message>
        <source>being fetched …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Void since %1: the ticket went on without what it was about.</source>
        <translation>%1 起失效：申诉所指的事项已不存在。</translation>
    </message>
    <message>
        <source>%1 by %2 on %3: %4</source>
        <translation>%1，%2 于 %3：%4</translation>
    </message>
    <message>
        <source>No evidence was given.</source>
        <translation>未附证据。</translation>
    </message>
    <message>
        <source>Listen to this call</source>
        <translation>听这通录音</translation>
    </message>
    <message>
        <source>The ticket can’t be read: %1</source>
        <translation>工单读取失败：%1</translation>
    </message>
    <message>
        <source>No return visit: the order was made for another reason.</source>
        <translation>没有回访：督办单另有原因。</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>partly solved</source>
        <translation>部分解决</translation>
    </message>
    <message>
        <source>not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>attitude good</source>
        <translation>态度满意</translation>
    </message>
    <message>
        <source>attitude poor</source>
        <translation>态度不满意</translation>
    </message>
    <message>
        <source>a person listened to it</source>
        <translation>已人工听音确认</translation>
    </message>
    <message>
        <source>Listen from %1</source>
        <translation>从 %1 开始听</translation>
    </message>
    <message>
        <source>Listen from this moment</source>
        <translation>从这一刻开始听</translation>
    </message>
    <message>
        <source>Nothing is counted for the unit in %1.</source>
        <translation>%1 该单位还没有计入考评的数据。</translation>
    </message>
    <message>
        <source>Its figures can’t be read: %1</source>
        <translation>考评数据读取失败：%1</translation>
    </message>
    <message>
        <source>%1, %2: satisfaction %3 (%4 satisfied, %5 dissatisfied), %6 supervision orders, score %7.</source>
        <translation>%1 %2：满意率 %3（满意 %4 件，不满意 %5 件），督办 %6 件，得分 %7。</translation>
    </message>
    <message>
        <source>Upheld: this visit and the supervision order that came of it leave these figures. Rejected: they stay.</source>
        <translation>若成立：这次回访和由此产生的督办单不再计入；若驳回：照常计入。</translation>
    </message>
    <message>
        <source>Upheld: the supervision order leaves these figures. Rejected: it stays.</source>
        <translation>若成立：这张督办单不再计入；若驳回：照常计入。</translation>
    </message>
    <message>
        <source>Uphold the appeal of %1?</source>
        <translation>认定%1的申诉成立？</translation>
    </message>
    <message>
        <source>Reject the appeal of %1?</source>
        <translation>驳回%1的申诉？</translation>
    </message>
    <message>
        <source>What the citizen said is kept, and no longer counted against the unit; open supervision orders of the ticket are withdrawn. This is decided once.</source>
        <translation>市民原话保留，但不再计入该单位考评；该工单未结的督办单撤回。只裁定一次。</translation>
    </message>
    <message>
        <source>What is held against the unit stands. This is decided once.</source>
        <translation>原结果照常计入考评。只裁定一次。</translation>
    </message>
    <message>
        <source>Uphold the appeal</source>
        <translation>认定申诉成立</translation>
    </message>
    <message>
        <source>Reject the appeal</source>
        <translation>驳回申诉</translation>
    </message>
    <message>
        <source>Reason, which the unit reads</source>
        <translation>理由（单位可见）</translation>
    </message>
    <message>
        <source>Beyond what the unit may do</source>
        <translation>超出单位职责</translation>
    </message>
    <message>
        <source>Evidence shows that it was done</source>
        <translation>证据证明已办到</translation>
    </message>
    <message>
        <source>The recording is clear</source>
        <translation>录音清楚</translation>
    </message>
    <message>
        <source>The evidence does not show it</source>
        <translation>证据不足以证明</translation>
    </message>
    <message>
        <source>Upheld. %1: satisfaction %2 → %3, dissatisfied %4 → %5, supervision orders %6 → %7, score %8 → %9.</source>
        <translation>申诉成立。%1：满意率 %2 → %3，不满意 %4 → %5 件，督办 %6 → %7 件，得分 %8 → %9。</translation>
    </message>
    <message>
        <source>Rejected. The figures of %1 stay: satisfaction %2, score %3.</source>
        <translation>申诉驳回。%1的考评不变：满意率 %2，得分 %3。</translation>
    </message>
    <message>
        <source>Choose an appeal to decide it</source>
        <translation>请选择一件申诉进行裁定</translation>
    </message>
    <message>
        <source>No appeal waits</source>
        <translation>没有待裁定的申诉</translation>
    </message>
    <message>
        <source>No unit has appealed yet</source>
        <translation>还没有单位提出过申诉</translation>
    </message>
    <message>
        <source>Units make them in their tickets, by the step “Appeal”.</source>
        <translation>单位在自己的工单里点“申诉”提出。</translation>
    </message>
</context>
<context>
    <name>lianxin::ArticleEditor</name>
    <message>
        <source>Save draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>2026-12-31; empty: no end</source>
        <translation>2026-12-31；不填为长期</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>what citizens call it, with ; between</source>
        <translation>市民的叫法，用分号隔开</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>The first line is what a citizen is told first. Begin a line with a short word and a colon, such as 材料：…</source>
        <translation>第一行是最先告诉市民的话。可用短词加冒号开头，如 材料：…</translation>
    </message>
    <message>
        <source>What a citizen is told</source>
        <translation>告诉市民的内容</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>新建条目</translation>
    </message>
    <message>
        <source>Change: becomes version %1</source>
        <translation>修改：将成为第 %1 版</translation>
    </message>
</context>
<context>
    <name>lianxin::ArticleView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Returned by the reviewer</source>
        <translation>审核人退回</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Validity: %1</source>
        <translation>有效期：%1</translation>
    </message>
    <message>
        <source>Also called: %1</source>
        <translation>又称：%1</translation>
    </message>
</context>
<context>
    <name>lianxin::AttemptLines</name>
    <message>
        <source>given up after the announcement</source>
        <translation>听到提示音后我方挂断</translation>
    </message>
    <message>
        <source>rang too long</source>
        <translation>振铃超时</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>拨打记录</translation>
    </message>
    <message>
        <source>What was heard decides before the network’s cause</source>
        <translation>以听到的提示音为准，网络原因仅供参考</translation>
    </message>
    <message>
        <source>Heard: %1</source>
        <translation>听到：%1</translation>
    </message>
    <message>
        <source>Play what was heard</source>
        <translation>播放听到的内容</translation>
    </message>
    <message>
        <source>This is …</source>
        <translation>这是…</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>第 %1 个号码</translation>
    </message>
    <message>
        <source>It may have rung there; a person decides</source>
        <translation>对方可能已接到来电，需人工判定</translation>
    </message>
    <message>
        <source>Call again …</source>
        <translation>重新拨打…</translation>
    </message>
    <message>
        <source>Let it be …</source>
        <translation>不再拨打…</translation>
    </message>
    <message>
        <source>Call this person again?</source>
        <translation>重新拨打此人？</translation>
    </message>
    <message>
        <source>Let it be?</source>
        <translation>不再拨打此人？</translation>
    </message>
    <message>
        <source>The engine died over the call, after it was sent out: it may have been heard. It is called again as soon as the rules of dialling allow.</source>
        <translation>呼叫发出后引擎中断，对方可能已接听。符合外呼规则时将重新拨打。</translation>
    </message>
    <message>
        <source>The person is not called again by this campaign. The call stays in the records as one whose end nobody knows.</source>
        <translation>本任务不再拨打此人。该次呼叫在记录中保留为结果不明。</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>重新拨打</translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation>不再拨打</translation>
    </message>
</context>
<context>
    <name>lianxin::AttemptsDialog</name>
    <message>
        <source>%1 calls, more when you scroll</source>
        <translation>%1 个呼叫，向下滚动加载更多</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Asked for a person</source>
        <translation>要求转人工</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 通</translation>
    </message>
    <message>
        <source>Calls that ended in the hour from %1. Open one to see why it was made, and what was decided.</source>
        <translation>%1 起一小时内结束的通话，打开一行查看拨打依据</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>全部呼叫</translation>
    </message>
</context>
<context>
    <name>lianxin::AuditExport</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time (Beijing)</source>
        <translation>时间（北京时间）</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请换一个文件夹。</translation>
    </message>
</context>
<context>
    <name>lianxin::AuditPage</name>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Details, masked</source>
        <translation>参数（已脱敏）</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>校验审计链</translation>
    </message>
    <message>
        <source>No record fits</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Other words, other days or another person may.</source>
        <translation>可以换个词、日期或操作人再查。</translation>
    </message>
    <message>
        <source>Take all filters off</source>
        <translation>清除所有筛选条件</translation>
    </message>
    <message>
        <source>Choose a record to see all of it</source>
        <translation>请选择一条记录查看详情</translation>
    </message>
    <message>
        <source>Stopped; no file was left.</source>
        <translation>已停止，未留下文件。</translation>
    </message>
    <message>
        <source>%1 records written …</source>
        <translation>已写入 %1 条…</translation>
    </message>
    <message>
        <source>%1 records written to %2</source>
        <translation>已将 %1 条写入 %2</translation>
    </message>
    <message>
        <source>Look for words</source>
        <translation>按关键词查找</translation>
    </message>
    <message>
        <source>Login, or a part of it</source>
        <translation>登录名或其中一部分</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>事项范围</translation>
    </message>
    <message>
        <source>all subjects</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Log-in and passwords</source>
        <translation>登录和密码</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>通话文本</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>外呼任务</translation>
    </message>
    <message>
        <source>Lists of people</source>
        <translation>外呼名单</translation>
    </message>
    <message>
        <source>Do-not-call list</source>
        <translation>免打扰名单</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>话术流程</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Trunks</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Store and backups</source>
        <translation>数据库和备份</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>all results</source>
        <translation>全部结果</translation>
    </message>
    <message>
        <source>refused or failed</source>
        <translation>被拒绝或失败</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>all days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>from … to …</source>
        <translation>自选日期…</translation>
    </message>
    <message>
        <source>From, e.g. 2026-10-01</source>
        <translation>起始日，如 2026-10-01</translation>
    </message>
    <message>
        <source>To, that day included</source>
        <translation>截止日（含当日）</translation>
    </message>
    <message>
        <source>being searched …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>being verified …</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>The chain is whole: %1 entries</source>
        <translation>审计链完整，共 %1 条</translation>
    </message>
    <message>
        <source>The chain is broken at entry %1</source>
        <translation>审计链在第 %1 条处断裂</translation>
    </message>
    <message>
        <source>Export the audit trail as it is filtered</source>
        <translation>按当前筛选条件导出审计日志</translation>
    </message>
    <message>
        <source>audit-%1.csv</source>
        <translation>审计日志-%1.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Words or a code (Ctrl+F)</source>
        <translation>关键词、编码或记录编号（Ctrl+F）</translation>
    </message>
</context>
<context>
    <name>lianxin::BackupsPage</name>
    <message>
        <source>file is gone</source>
        <translation>文件不在了</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>checked when made</source>
        <translation>生成时已检查</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>由谁备份</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Schedule …</source>
        <translation>备份计划…</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>A backup is one encrypted file with a copy of the key ring beside it, written while the hotline works. Keep a copy on another machine.</source>
        <translation>备份是一个加密文件，旁边附有密钥环副本；备份时热线照常工作。请在另一台机器上也保存一份。</translation>
    </message>
    <message>
        <source>Choose a backup to see how to bring it back</source>
        <translation>选择一个备份，查看如何恢复</translation>
    </message>
    <message>
        <source>Written and checked; its hash is being taken …</source>
        <translation>已写入并检查，正在计算哈希…</translation>
    </message>
    <message>
        <source>The backup is being written and checked …</source>
        <translation>正在写入并检查备份…</translation>
    </message>
    <message>
        <source>Stopped; nothing was left behind.</source>
        <translation>已停止，没有留下任何文件。</translation>
    </message>
    <message>
        <source>To bring it back</source>
        <translation>如何恢复</translation>
    </message>
    <message>
        <source>2. As the engine’s user, with this file and its .keys.json beside each other, run:</source>
        <translation>2. 以引擎的用户身份，将此文件与其 .keys.json 放在一起，执行：</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>None is made by itself. They lie in %1</source>
        <translation>没有自动备份。备份存放在 %1</translation>
    </message>
    <message>
        <source>One is made daily at %1; of those the newest %2 are kept in %3</source>
        <translation>每天 %1 自动备份，保留最新 %2 份，存放在 %3</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>校验时间</translation>
    </message>
    <message>
        <source>not since it was made</source>
        <translation>生成后未再校验</translation>
    </message>
    <message>
        <source>%1, %2 rows</source>
        <translation>%1，%2 行</translation>
    </message>
    <message>
        <source>The backup is sound: it opens, and every page and row is as it was written.</source>
        <translation>备份完好：可以打开，每一页、每一行都与写入时一致。</translation>
    </message>
    <message>
        <source>The file is not the one that was written.</source>
        <translation>文件与当初写入的不一致。</translation>
    </message>
    <message>
        <source>%1 Make another backup now, and look at the disk.</source>
        <translation>%1 请立即重新备份，并检查磁盘。</translation>
    </message>
    <message>
        <source>Backed up: %1</source>
        <translation>已备份：%1</translation>
    </message>
    <message>
        <source>When are backups made?</source>
        <translation>何时备份？</translation>
    </message>
    <message>
        <source>One a day, while the hotline works, at Beijing time; engines that share a store make one among them. Older ones made by themselves are deleted; those made by a person stay.</source>
        <translation>每天一次，按北京时间，备份时热线照常工作；共用数据库的多个引擎只备份一次。较早的自动备份会被删除，人工备份保留。</translation>
    </message>
    <message>
        <source>Change the schedule</source>
        <translation>更改备份计划</translation>
    </message>
    <message>
        <source>02:30; empty: never</source>
        <translation>02:30；留空则不自动备份</translation>
    </message>
    <message>
        <source>Daily at</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>How many are kept</source>
        <translation>保留份数</translation>
    </message>
    <message>
        <source>Folder on the engine’s machine</source>
        <translation>引擎所在机器上的文件夹</translation>
    </message>
    <message>
        <source>Being read and copied … %1 %</source>
        <translation>正在读取并复制…%1%</translation>
    </message>
    <message>
        <source>The copy is being opened and checked … %1 %</source>
        <translation>正在打开副本并检查…%1%</translation>
    </message>
    <message>
        <source>1. On each machine of this hotline, when no call is up any more, end the engine:</source>
        <translation>1. 待通话全部结束后，在本热线的每台机器上停止引擎：</translation>
    </message>
    <message>
        <source>3. Have the store that was brought back checked:</source>
        <translation>3. 检查恢复后的数据库：</translation>
    </message>
    <message>
        <source>4. Start the engine as always and compare the newest tickets and calls with what you remember. Numbers that were put on the do-not-call list after the backup are not in it: look at the calls of the last day before campaigns go on.</source>
        <translation>4. 照常启动引擎，核对最新的工单和通话。备份之后加入免打扰名单的号码不在备份中：恢复外呼任务前，请先核对最近一天的通话。</translation>
    </message>
    <message>
        <source>The store that was there lies beside it as NAME.replaced-TIME; nothing is deleted. Where the store is not at its usual place, put --store PLACE behind lianxinctl.</source>
        <translation>原来的数据库保留在旁边，名为“原名.replaced-时间”，不会删除任何内容。数据库不在默认位置的，请在 lianxinctl 后加上“--store 位置”。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>It can’t be brought back: the file is not where it was written.</source>
        <translation>无法恢复：备份文件已不在原处。</translation>
    </message>
    <message>
        <source>It can’t be brought back: the engine’s user may not read the file.</source>
        <translation>无法恢复：运行引擎的用户无权读取备份文件。</translation>
    </message>
    <message>
        <source>It can’t be brought back: it is damaged, or of another store. Take an older one.</source>
        <translation>无法恢复：备份已损坏，或不属于本数据库。请选用更早的备份。</translation>
    </message>
    <message>
        <source>Its key ring (.keys.json) is missing: it can be brought back only where this hotline’s own key ring still is.</source>
        <translation>旁边缺少密钥环（.keys.json）：仅在本热线自己的密钥环仍在时才能恢复。</translation>
    </message>
    <message>
        <source>Verify it first: whether it can be read, belongs to this store and is whole.</source>
        <translation>请先校验：能否读取、是否属于本数据库、是否完整。</translation>
    </message>
    <message>
        <source>Verified on %1: it can be read, belongs to this store and is whole.</source>
        <translation>已于 %1 校验：可以读取、属于本数据库且完整。</translation>
    </message>
</context>
<context>
    <name>lianxin::BoardColumn</name>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>not dispatched</source>
        <translation>未派单</translation>
    </message>
    <message>
        <source>No tickets</source>
        <translation>没有工单</translation>
    </message>
</context>
<context>
    <name>lianxin::BulkBar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>立即执行</translation>
    </message>
    <message>
        <source>%1 tickets chosen</source>
        <translation>已选 %1 件</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>%1: %2 tickets, in %3 s</source>
        <translation>%1：%2 件，%3 秒后执行</translation>
    </message>
    <message>
        <source>%1 others were refused, too.</source>
        <translation>另有 %1 件也被拒绝。</translation>
    </message>
</context>
<context>
    <name>lianxin::CalendarPage</name>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Change this day …</source>
        <translation>更改这一天…</translation>
    </message>
    <message>
        <source>As the notice says</source>
        <translation>恢复为通知的安排</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Load a notice …</source>
        <translation>载入放假通知…</translation>
    </message>
    <message>
        <source>H</source>
        <translation>休</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>W</source>
        <translation>班</translation>
    </message>
    <message>
        <source>make-up day: worked</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>blue line: the hotline’s own</source>
        <translation>蓝线：本热线自定</translation>
    </message>
    <message>
        <source>Where this year comes from</source>
        <translation>本年度依据</translation>
    </message>
    <message>
        <source>The hotline’s own days</source>
        <translation>本热线自定的日子</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>共 %1 个工作日</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>State Council’s General Office, holidays of %1</source>
        <translation>国务院办公厅 %1 年节假日安排</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>loaded on %1</source>
        <translation>%1 载入</translation>
    </message>
    <message>
        <source>with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>Announced days</source>
        <translation>通知涉及天数</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未公布</translation>
    </message>
    <message>
        <source>None. A regional festival, or a Saturday on which the hotline works, goes before the notice.</source>
        <translation>没有。地方节日、加班的周六等可在此设定，优先于通知。</translation>
    </message>
    <message>
        <source>This day</source>
        <translation>这一天</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>the hotline said so</source>
        <translation>本热线设定</translation>
    </message>
    <message>
        <source>the notice says so</source>
        <translation>放假通知</translation>
    </message>
    <message>
        <source>it is a weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>it is a weekday</source>
        <translation>普通工作日</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What is %1?</source>
        <translation>%1 是什么日子？</translation>
    </message>
    <message>
        <source>Deadlines that count working days, and calls, go by it from now on. Deadlines already set move with it.</source>
        <translation>按工作日计算的期限和外呼时段从现在起以此为准，已定的期限会随之调整。</translation>
    </message>
    <message>
        <source>Change this day</source>
        <translation>更改这一天</translation>
    </message>
    <message>
        <source>e.g. a regional festival</source>
        <translation>例如地方节日</translation>
    </message>
    <message>
        <source>This day is</source>
        <translation>这一天</translation>
    </message>
</context>
<context>
    <name>lianxin::CallBar</name>
    <message>
        <source>Call bar</source>
        <translation>通话栏</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Change device</source>
        <translation>更换设备</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>立即重连</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Outbound · %1</source>
        <translation>外呼・%1</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>无通话</translation>
    </message>
    <message>
        <source>This account has no seat; calls are not assigned to it.</source>
        <translation>本账号没有坐席，不会分配来电</translation>
    </message>
    <message>
        <source>The next call is assigned by itself</source>
        <translation>下一通自动分配</translation>
    </message>
    <message>
        <source>Set yourself ready to get calls</source>
        <translation>切换到“空闲”后开始接电话</translation>
    </message>
    <message>
        <source>On hold, the citizen hears music</source>
        <translation>已保持，市民在听音乐</translation>
    </message>
    <message>
        <source>Wrap-up: %1</source>
        <translation>整理：%1</translation>
    </message>
    <message>
        <source>Choose the result, then finish</source>
        <translation>选好结果后完成整理</translation>
    </message>
    <message>
        <source>Headset unplugged, the citizen can’t hear you</source>
        <translation>耳麦异常，市民可能听不到您</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>Engine lost, the state of the call is unknown</source>
        <translation>引擎断开，通话状态未知</translation>
    </message>
    <message>
        <source>%1: %2; the engine keeps the citizen, reconnecting</source>
        <translation>%1为%2；引擎会保住市民，正在重连</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Abuse</source>
        <translation>辱骂</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密语</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>强插</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>You are in on the call of seat %1, all hear you</source>
        <translation>您已强插坐席 %1 的通话，双方都能听到您</translation>
    </message>
    <message>
        <source>You whisper to seat %1, the citizen does not hear you</source>
        <translation>您在对坐席 %1 密语，市民听不到您</translation>
    </message>
    <message>
        <source>You listen to seat %1, nobody hears you</source>
        <translation>您在监听坐席 %1，双方都听不到您</translation>
    </message>
    <message>
        <source>Conference with seat %1 and the citizen</source>
        <translation>与坐席 %1 和市民三方通话中</translation>
    </message>
    <message>
        <source>Seat %1 asks you; the citizen waits</source>
        <translation>坐席 %1 向您咨询，市民在等待</translation>
    </message>
    <message>
        <source>Conference with seat %1</source>
        <translation>与坐席 %1 三方通话中</translation>
    </message>
    <message>
        <source>Seat %1 is being rung; the citizen waits</source>
        <translation>正在呼叫坐席 %1，市民在等待</translation>
    </message>
    <message>
        <source>You ask seat %1; the citizen waits</source>
        <translation>您在咨询坐席 %1，市民在等待</translation>
    </message>
    <message>
        <source>You have the citizen; seat %1 waits</source>
        <translation>您在与市民通话，坐席 %1 在等待</translation>
    </message>
    <message>
        <source>Supervisor %1 is in on the call</source>
        <translation>班长 %1 已强插</translation>
    </message>
    <message>
        <source>Supervisor %1 whispers to you</source>
        <translation>班长 %1 在对您密语</translation>
    </message>
    <message>
        <source>Supervisor %1 listens</source>
        <translation>班长 %1 在监听</translation>
    </message>
    <message>
        <source>The closing words are being spoken, then the call ends</source>
        <translation>正在播放结束语，播完即挂断</translation>
    </message>
    <message>
        <source>You asked for a supervisor</source>
        <translation>您已请求班长协助</translation>
    </message>
    <message>
        <source>Warned; the supervisors know. F5: end it with the closing words</source>
        <translation>已播放警示语，班长已收到提醒；按 F5 可播放结束语后挂断</translation>
    </message>
    <message>
        <source>Give to the &amp;queue</source>
        <translation>转到排队(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Park</source>
        <translation>驻留(&amp;P)</translation>
    </message>
    <message>
        <source>Con&amp;ference of three</source>
        <translation>三方通话(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Hand the citizen over</source>
        <translation>转给被咨询坐席(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;End the consultation</source>
        <translation>结束咨询(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;No supervisor any more</source>
        <translation>取消求助(&amp;N)</translation>
    </message>
    <message>
        <source>Ask for a &amp;supervisor</source>
        <translation>请求班长协助(&amp;S)</translation>
    </message>
    <message>
        <source>End with the c&amp;losing words</source>
        <translation>播放结束语后挂断(&amp;L)</translation>
    </message>
    <message>
        <source>You are muted, the citizen can’t hear you</source>
        <translation>您已静音，对方听不到</translation>
    </message>
    <message>
        <source>F10 lets you be heard again</source>
        <translation>按 F10 恢复</translation>
    </message>
    <message>
        <source>A&amp;buse</source>
        <translation>辱骂(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Keypad</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>%1 is being called for the transfer; the citizen hears music</source>
        <translation>正在转接%1，市民听到音乐</translation>
    </message>
    <message>
        <source>Conference with %1</source>
        <translation>与%1三方通话中</translation>
    </message>
    <message>
        <source>%1 is being called; the citizen waits</source>
        <translation>正在呼叫%1，市民在等待</translation>
    </message>
    <message>
        <source>You ask %1; the citizen waits</source>
        <translation>正在咨询%1，市民在等待</translation>
    </message>
    <message>
        <source>You have the citizen; %1 waits</source>
        <translation>正在与市民通话，%1在等待</translation>
    </message>
    <message>
        <source>%1 was not reached: %2. %3</source>
        <translation>未接通%1：%2。%3</translation>
    </message>
    <message>
        <source>F3 takes the citizen back</source>
        <translation>按 F3 恢复与市民通话</translation>
    </message>
    <message>
        <source>Try again, or choose somebody else</source>
        <translation>可重试，或选择其他对象</translation>
    </message>
    <message>
        <source>&amp;Take the transfer back</source>
        <translation>撤回转接(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Consult a colleague or a unit …</source>
        <translation>咨询同事或承办单位(&amp;C)…</translation>
    </message>
</context>
<context>
    <name>lianxin::CallPlayer</name>
    <message>
        <source>Stop listening</source>
        <translation>停止收听</translation>
    </message>
    <message>
        <source>Listen to this call?</source>
        <translation>收听这通电话？</translation>
    </message>
    <message>
        <source>Who listened, when and why is written to the audit trail.</source>
        <translation>谁、何时、为什么收听，都会写入审计记录。</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>收听</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Handling the ticket</source>
        <translation>办理工单</translation>
    </message>
    <message>
        <source>Quality check</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉处理</translation>
    </message>
    <message>
        <source>being fetched …</source>
        <translation>正在取录音…</translation>
    </message>
    <message>
        <source>There is no recording of this call.</source>
        <translation>这通电话没有录音。</translation>
    </message>
</context>
<context>
    <name>lianxin::CallTranscript</name>
    <message>
        <source>What was said</source>
        <translation>通话内容</translation>
    </message>
    <message>
        <source>Nothing was written down</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>Choose a call. Where no recogniser listened, only what the robot said and the keys are known.</source>
        <translation>请选择一通电话。没有接语音识别时，只有机器人的话和按键。</translation>
    </message>
    <message>
        <source>Show names and numbers …</source>
        <translation>查看姓名和号码…</translation>
    </message>
    <message>
        <source>Show names and numbers?</source>
        <translation>查看姓名和号码？</translation>
    </message>
    <message>
        <source>Who saw them, when and why is written to the audit trail.</source>
        <translation>谁在何时因何查看，都会写入审计记录。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Handling the ticket</source>
        <translation>办理工单</translation>
    </message>
    <message>
        <source>Quality check</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉处理</translation>
    </message>
</context>
<context>
    <name>lianxin::CallbacksPage</name>
    <message>
        <source>to be called back</source>
        <translation>待回拨</translation>
    </message>
    <message>
        <source>being called back</source>
        <translation>正在回拨</translation>
    </message>
    <message>
        <source>called back</source>
        <translation>已回拨</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>no longer wanted</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>answered by seat %1</source>
        <translation>坐席 %1 已接听</translation>
    </message>
    <message>
        <source>still waits for somebody</source>
        <translation>仍在等待接听</translation>
    </message>
    <message>
        <source>hung up, nobody has called back</source>
        <translation>已挂机，尚未回拨</translation>
    </message>
    <message>
        <source>Rang at</source>
        <translation>来电时间</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>市民</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>后续情况</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>技能组</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Missed at my seat</source>
        <translation>本席未接</translation>
    </message>
    <message>
        <source>To be called back</source>
        <translation>待回拨</translation>
    </message>
    <message>
        <source>Book a call-back</source>
        <translation>登记回拨</translation>
    </message>
    <message>
        <source>Call back now</source>
        <translation>立即回拨</translation>
    </message>
    <message>
        <source>Done already</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>No longer wanted</source>
        <translation>不再需要</translation>
    </message>
    <message>
        <source>Missed calls and call-backs</source>
        <translation>未接来电与回拨</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 通</translation>
    </message>
    <message>
        <source>No call was missed at your seat.</source>
        <translation>本坐席没有未接来电</translation>
    </message>
    <message>
        <source>Nobody waits to be called back. Book one from a missed call above.</source>
        <translation>没有待回拨的市民。可在上方未接来电中预约回拨。</translation>
    </message>
</context>
<context>
    <name>lianxin::CallerCard</name>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>通话核验码</translation>
    </message>
    <message>
        <source>verify at 12345</source>
        <translation>可回拨 12345 核对</translation>
    </message>
    <message>
        <source>Caller unknown</source>
        <translation>身份未知</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>号码未显示</translation>
    </message>
    <message>
        <source>Why it comes to you</source>
        <translation>为何转接</translation>
    </message>
    <message>
        <source>Confirmed by the robot (no need to ask again)</source>
        <translation>机器人已确认（不必再问）</translation>
    </message>
    <message>
        <source>Nothing confirmed yet.</source>
        <translation>还没有确认任何内容。</translation>
    </message>
    <message>
        <source>Calls before: %1, tickets: %2</source>
        <translation>历史：通话 %1 次，工单 %2 件</translation>
    </message>
    <message>
        <source>First contact.</source>
        <translation>首次联系。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>speak slowly</source>
        <translation>语速放慢</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Sichuanese</source>
        <translation>四川话</translation>
    </message>
    <message>
        <source>Wu</source>
        <translation>吴语</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>闽语</translation>
    </message>
    <message>
        <source>a child’s number</source>
        <translation>未成年人号码</translation>
    </message>
    <message>
        <source>no automatic calls</source>
        <translation>拒绝自动外呼</translation>
    </message>
    <message>
        <source>Wishes …</source>
        <translation>市民意愿…</translation>
    </message>
    <message>
        <source>No wishes noted</source>
        <translation>未登记意愿</translation>
    </message>
</context>
<context>
    <name>lianxin::CampaignExport</name>
    <message>
        <source>Cancel the export</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>Export of the campaign</source>
        <translation>导出外呼任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>外呼任务</translation>
    </message>
    <message>
        <source>The workbook is being written: overview, hours, outcomes with charts, and every row, masked.</source>
        <translation>正在写入工作簿：概况、各小时、结果（含图表），以及每一行明细（号码脱敏）。</translation>
    </message>
    <message>
        <source>%1 of %2 rows are written.</source>
        <translation>已写入 %1 / %2 行。</translation>
    </message>
    <message>
        <source>The workbook is being fetched …</source>
        <translation>正在取回工作簿…</translation>
    </message>
    <message>
        <source>The workbook lies at %1.</source>
        <translation>工作簿已保存到 %1。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>There is no workbook.</source>
        <translation>未生成工作簿。</translation>
    </message>
</context>
<context>
    <name>lianxin::CampaignList</name>
    <message>
        <source>%1 uncertain calls …</source>
        <translation>%1 次外呼待确认…</translation>
    </message>
    <message>
        <source>Nobody knows how these calls ended: a person decides whether they are made again</source>
        <translation>呼叫结果不明，须人工确认是否重新拨打</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>外呼任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接通率</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近变更</translation>
    </message>
    <message>
        <source>Outbound campaigns</source>
        <translation>外呼任务</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建外呼任务</translation>
    </message>
    <message>
        <source>No campaign yet</source>
        <translation>还没有外呼任务</translation>
    </message>
    <message>
        <source>Begin with a list of contacts, .xlsx or .csv.</source>
        <translation>从导入一份名单开始（.xlsx 或 .csv）。</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 个</translation>
    </message>
    <message>
        <source>Lists of contacts</source>
        <translation>联系人名单</translation>
    </message>
    <message>
        <source>Rules for all calls …</source>
        <translation>全部外呼规则…</translation>
    </message>
</context>
<context>
    <name>lianxin::CampaignMonitor</name>
    <message>
        <source>Seat %1</source>
        <translation>坐席 %1</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Dialler</source>
        <translation>拨号</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>在谁手上</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Pause campaign</source>
        <translation>暂停任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Connect rate</source>
        <translation>接通率</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>Wait for a person</source>
        <translation>转人工等待</translation>
    </message>
    <message>
        <source>Outcomes by hour</source>
        <translation>各小时结果</translation>
    </message>
    <message>
        <source>No call at this moment</source>
        <translation>此刻没有通话</translation>
    </message>
    <message>
        <source>Calls appear here while they last.</source>
        <translation>通话进行时会显示在这里。</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>click a part to see its numbers</source>
        <translation>点任一段看号码清单</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Stop campaign …</source>
        <translation>停止任务…</translation>
    </message>
    <message>
        <source>Calls now</source>
        <translation>正在通话</translation>
    </message>
    <message>
        <source>longest first</source>
        <translation>按时长排序</translation>
    </message>
    <message>
        <source>%1 calls / %2 lines</source>
        <translation>%1 路 / %2 线</translation>
    </message>
    <message>
        <source>Robot %1</source>
        <translation>机器人 %1</translation>
    </message>
    <message>
        <source>Seats %1</source>
        <translation>坐席 %1</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>排队 %1</translation>
    </message>
    <message>
        <source>Dialling %1</source>
        <translation>拨号 %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>%1 开始</translation>
    </message>
    <message>
        <source>Resume campaign</source>
        <translation>继续任务</translation>
    </message>
    <message>
        <source>Start campaign</source>
        <translation>启动任务</translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 to retry</source>
        <translation>已拨完 %1 / %2，待重拨 %3</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>已接通 %1</translation>
    </message>
    <message>
        <source>target 85%, %1 rated</source>
        <translation>目标 85%，已评 %1 人</translation>
    </message>
    <message>
        <source>nobody has rated yet</source>
        <translation>还没有人评价</translation>
    </message>
    <message>
        <source>longest %1, %2 lost</source>
        <translation>最长 %1，未接上 %2</translation>
    </message>
    <message>
        <source>nobody has asked yet</source>
        <translation>还没有人要求转人工</translation>
    </message>
    <message>
        <source>unit: calls | updated %1</source>
        <translation>单位：通｜%1 更新</translation>
    </message>
    <message>
        <source>Pause “%1”?</source>
        <translation>暂停“%1”？</translation>
    </message>
    <message>
        <source>No new numbers are dialled. Calls that are up go on until they end; nothing is lost and the campaign can be resumed.</source>
        <translation>不再拨打新号码，进行中的通话会继续到结束；不会丢失任何内容，之后可以继续。</translation>
    </message>
    <message>
        <source>Reason (kept in the audit trail)</source>
        <translation>原因（记入审计日志）</translation>
    </message>
    <message>
        <source>Too many hand-overs</source>
        <translation>转人工过多</translation>
    </message>
    <message>
        <source>Wording to be corrected</source>
        <translation>话术需修改</translation>
    </message>
    <message>
        <source>Told to by the office</source>
        <translation>上级通知</translation>
    </message>
    <message>
        <source>Stop “%1” for good?</source>
        <translation>彻底停止“%1”？</translation>
    </message>
    <message>
        <source>Numbers not yet dialled are taken back and the campaign can’t be started again. Calls that are up go on until they end.</source>
        <translation>未拨打的号码会收回，任务不能再启动；进行中的通话会继续到结束。</translation>
    </message>
    <message>
        <source>Stop campaign</source>
        <translation>停止任务</translation>
    </message>
    <message>
        <source>Purpose reached</source>
        <translation>目的已达到</translation>
    </message>
    <message>
        <source>Wrong list</source>
        <translation>名单有误</translation>
    </message>
    <message>
        <source>Live calls are shown to team leaders</source>
        <translation>实时通话仅班长可见</translation>
    </message>
    <message>
        <source>The figures and the hours above hold all calls of this campaign.</source>
        <translation>上方的数字与各小时结果已包含本任务的全部通话。</translation>
    </message>
    <message>
        <source>Lines and pace</source>
        <translation>线路与节奏</translation>
    </message>
    <message>
        <source>Due again</source>
        <translation>待重拨</translation>
    </message>
    <message>
        <source>How it is paced now</source>
        <translation>当前调速依据</translation>
    </message>
    <message>
        <source>Preflight …</source>
        <translation>预检…</translation>
    </message>
    <message>
        <source>Export as a workbook …</source>
        <translation>导出工作簿…</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>Preflight of “%1”</source>
        <translation>“%1”的预检</translation>
    </message>
    <message>
        <source>Nobody is called by it; those whom the campaign has dealt with are left out.</source>
        <translation>预检不会拨打任何人；任务已处理完的人不计在内。</translation>
    </message>
    <message>
        <source>Export as a workbook</source>
        <translation>导出工作簿</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>%1 Since %2.</source>
        <translation>%1自 %2 起。</translation>
    </message>
    <message>
        <source>It does not run now.</source>
        <translation>任务当前未运行。</translation>
    </message>
    <message>
        <source>updated %1</source>
        <translation>%1 更新</translation>
    </message>
</context>
<context>
    <name>lianxin::CampaignWizard</name>
    <message>
        <source>Choose file</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Match columns</source>
        <translation>对应列</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>话术与流程</translation>
    </message>
    <message>
        <source>Times and retries</source>
        <translation>时间与重试</translation>
    </message>
    <message>
        <source>Check and start</source>
        <translation>核对并启动</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建外呼任务</translation>
    </message>
    <message>
        <source>Leave, keep the draft</source>
        <translation>存为草稿并离开</translation>
    </message>
    <message>
        <source>%1 imported</source>
        <translation>已导入 %1 人</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 列</translation>
    </message>
    <message>
        <source>%1 attempts, %2 a day</source>
        <translation>共 %1 次，每天 %2 次</translation>
    </message>
    <message>
        <source>%1 kept; stepping back loses nothing</source>
        <translation>%1 已自动保存，退回上一步不会丢</translation>
    </message>
    <message>
        <source>Back: choose file</source>
        <translation>上一步：选文件</translation>
    </message>
    <message>
        <source>Back: columns</source>
        <translation>上一步：对应列</translation>
    </message>
    <message>
        <source>Back: what is said</source>
        <translation>上一步：话术</translation>
    </message>
    <message>
        <source>Back: times</source>
        <translation>上一步：时间</translation>
    </message>
    <message>
        <source>Match the columns</source>
        <translation>下一步：对应列</translation>
    </message>
    <message>
        <source>The file is only read; nothing is stored before you import.</source>
        <translation>只读取文件；导入之前不保存任何内容。</translation>
    </message>
    <message>
        <source>Go on to what is said</source>
        <translation>下一步：话术</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Import the list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>An import can be undone whole while nobody has been called | rows with problems are not dialled</source>
        <translation>未拨打前可整批撤销｜有问题的行不会被拨打</translation>
    </message>
    <message>
        <source>Go on to times</source>
        <translation>下一步：时间与重试</translation>
    </message>
    <message>
        <source>The first sentence always says that a robot is speaking; 0 always reaches a person.</source>
        <translation>首句总会说明是机器语音；按 0 总能转人工。</translation>
    </message>
    <message>
        <source>Go on to the check</source>
        <translation>下一步：核对</translation>
    </message>
    <message>
        <source>Every call is judged again at the instant of dialling.</source>
        <translation>每次拨打前都会重新判定规则。</translation>
    </message>
    <message>
        <source>Start the campaign</source>
        <translation>启动任务</translation>
    </message>
    <message>
        <source>Dialling begins at once within the allowed times; it can be paused at any moment.</source>
        <translation>在允许时段内立即开始拨打；随时可以暂停。</translation>
    </message>
    <message>
        <source>being read …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>can’t be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Importing, %1 of %2</source>
        <translation>正在导入 %1 / %2</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>没有号码</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>不是号码</translation>
    </message>
    <message>
        <source>Prefix does not exist</source>
        <translation>号段不存在</translation>
    </message>
    <message>
        <source>Area code missing</source>
        <translation>缺少区号</translation>
    </message>
    <message>
        <source>Twice in the file</source>
        <translation>文件内重复</translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Can be imported</source>
        <translation>可以导入</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>执行说明</translation>
    </message>
    <message>
        <source>What the citizen hears</source>
        <translation>市民听到的内容</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>尚未选文件</translation>
    </message>
    <message>
        <source>Nothing to check yet</source>
        <translation>还没有可检查的内容</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>The first rows appear here</source>
        <translation>前几行会显示在这里</translation>
    </message>
    <message>
        <source>With what is wrong in each, before anything is stored.</source>
        <translation>保存之前先指出每行的问题。</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>占 %1，共 %2 行</translation>
    </message>
    <message>
        <source>No problem found in the rows looked at.</source>
        <translation>已检查的行没有问题。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>can be imported</source>
        <translation>可导入</translation>
    </message>
    <message>
        <source>%1 people are called, each at most %2 times, at most %3 times a day.</source>
        <translation>拨打 %1 人，每人最多 %2 次，每天最多 %3 次。</translation>
    </message>
    <message>
        <source>Working days %1; weekends %2; holidays %3.</source>
        <translation>工作日：%1；周末：%2；节假日：%3。</translation>
    </message>
    <message>
        <source>Do-not-call list, daily cap over all campaigns and allowed times are asked again before every call.</source>
        <translation>每次拨打前都会重新核对免打扰名单、全部任务的每日上限和允许时段。</translation>
    </message>
    <message>
        <source>The first round takes about %1 of allowed time (45 s a call).</source>
        <translation>第一轮约需 %1（只计允许时段，按每通 45 秒）。</translation>
    </message>
    <message>
        <source>No flow chosen</source>
        <translation>尚未选话术</translation>
    </message>
    <message>
        <source>Choose what the robot says; its sentences appear here.</source>
        <translation>选好话术后，这里显示每一句。</translation>
    </message>
    <message>
        <source>List of contacts</source>
        <translation>联系人名单</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>尚未选择文件</translation>
    </message>
    <message>
        <source>.xlsx, .xls or .csv; UTF-8 and GB18030 are told apart by themselves</source>
        <translation>.xlsx、.xls 或 .csv；自动识别 UTF-8 与 GB18030</translation>
    </message>
    <message>
        <source>Choose file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>first visible sheet</source>
        <translation>第一个可见的表</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Encoding (.csv)</source>
        <translation>编码（.csv）</translation>
    </message>
    <message>
        <source>Area code for bare landlines</source>
        <translation>座机默认区号</translation>
    </message>
    <message>
        <source>What happens to the numbers</source>
        <translation>号码会怎样处理</translation>
    </message>
    <message>
        <source>+86, spaces, dashes, full-width digits and leading apostrophes are put right.</source>
        <translation>+86、空格、短横线、全角数字和前导撇号会自动更正。</translation>
    </message>
    <message>
        <source>1.38E+10 is restored while no digit is lost; otherwise the row is refused with the reason.</source>
        <translation>1.38E+10 在未丢位数时会还原；否则该行被拒并说明原因。</translation>
    </message>
    <message>
        <source>The same number twice is called once; the do-not-call list is asked at every dialling.</source>
        <translation>同一号码只拨一次；每次拨打都核对免打扰名单。</translation>
    </message>
    <message>
        <source>Names and numbers are stored sealed and shown masked.</source>
        <translation>姓名和号码加密保存，脱敏显示。</translation>
    </message>
    <message>
        <source>Change how it is read</source>
        <translation>更改读取方式</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>对应列</translation>
    </message>
    <message>
        <source>Back to the guess</source>
        <translation>恢复猜测</translation>
    </message>
    <message>
        <source>Column, with examples</source>
        <translation>文件里的列与样例</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>系统字段</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>sheet %1</source>
        <translation>工作表 %1</translation>
    </message>
    <message>
        <source>titles found</source>
        <translation>首行为列名</translation>
    </message>
    <message>
        <source>no titles</source>
        <translation>没有列名</translation>
    </message>
    <message>
        <source>your choice</source>
        <translation>您的选择</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>guessed %1%</source>
        <translation>猜对应 %1%</translation>
    </message>
    <message>
        <source>please check %1%</source>
        <translation>请核对 %1%</translation>
    </message>
    <message>
        <source>title and content agree</source>
        <translation>列名与内容一致</translation>
    </message>
    <message>
        <source>by title or content only</source>
        <translation>仅凭列名或内容</translation>
    </message>
    <message>
        <source>No file read yet</source>
        <translation>还没有读取文件</translation>
    </message>
    <message>
        <source>Go back and choose one.</source>
        <translation>请返回上一步选择文件。</translation>
    </message>
    <message>
        <source>%1 columns: %2 sure, %3 to check</source>
        <translation>%1 列：%2 列已猜好，%3 列请核对</translation>
    </message>
    <message>
        <source>What the robot says</source>
        <translation>话术与流程</translation>
    </message>
    <message>
        <source>flows that have been checked</source>
        <translation>仅列出已通过检查的流程</translation>
    </message>
    <message>
        <source>No flow yet</source>
        <translation>还没有流程</translation>
    </message>
    <message>
        <source>Import one with lianxinctl flow import FILE, then come back.</source>
        <translation>用 lianxinctl flow import 文件 导入后再回来。</translation>
    </message>
    <message>
        <source>When calls are allowed</source>
        <translation>允许拨打的时段</translation>
    </message>
    <message>
        <source>no calls</source>
        <translation>不拨打</translation>
    </message>
    <message>
        <source>Working days, make-up days among them</source>
        <translation>工作日（含调休上班）</translation>
    </message>
    <message>
        <source>Weekends</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>Public holidays</source>
        <translation>法定节假日</translation>
    </message>
    <message>
        <source>From-to, several with commas: 08:00-11:30, 14:00-20:00</source>
        <translation>格式：起止时刻以“-”相连，多段以逗号分隔，如 08:00-11:30, 14:00-20:00</translation>
    </message>
    <message>
        <source>How often a number is tried</source>
        <translation>每个号码的拨打次数</translation>
    </message>
    <message>
        <source> times</source>
        <translation> 次</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Attempts in all</source>
        <translation>总次数</translation>
    </message>
    <message>
        <source>Attempts a day</source>
        <translation>每天次数</translation>
    </message>
    <message>
        <source>After busy, wait</source>
        <translation>占线后间隔</translation>
    </message>
    <message>
        <source>After no answer, wait</source>
        <translation>无人接听后间隔</translation>
    </message>
    <message>
        <source>Lines and pace</source>
        <translation>线路与速率</translation>
    </message>
    <message>
        <source> calls</source>
        <translation> 路</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> 个/秒</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Calls at once</source>
        <translation>同时通话</translation>
    </message>
    <message>
        <source>New calls</source>
        <translation>新呼速率</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Check before starting</source>
        <translation>启动前核对</translation>
    </message>
    <message>
        <source>Name of the campaign</source>
        <translation>任务名称</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>%1: %2 people</source>
        <translation>%1，%2 人</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 in all, %2 a day; after busy %3 min, after no answer %4 min</source>
        <translation>共 %1 次，每天 %2 次；占线后 %3 分钟，无人接听后 %4 分钟</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>%1 calls at once, %2 new ones a second</source>
        <translation>同时 %1 路，每秒新呼 %2 个</translation>
    </message>
    <message>
        <source>Service number, never called</source>
        <translation>服务号码，不拨打</translation>
    </message>
    <message>
        <source>waits for a key</source>
        <translation>等待按键</translation>
    </message>
    <message>
        <source>Its sentences are being fetched.</source>
        <translation>正在取回话术内容。</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，第 %2 版</translation>
    </message>
    <message>
        <source>%1 rows can’t be imported</source>
        <translation>不能导入 %1 行</translation>
    </message>
    <message>
        <source>%1 rows are not dialled</source>
        <translation>不会拨打 %1 行</translation>
    </message>
    <message>
        <source>Purpose and people</source>
        <translation>选场景</translation>
    </message>
    <message>
        <source>Lines and seats</source>
        <translation>线路与坐席</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>%1 lines, %2 seats</source>
        <translation>%1 线，%2 个坐席</translation>
    </message>
    <message>
        <source>%1 can be called</source>
        <translation>可拨 %1 人</translation>
    </message>
    <message>
        <source>Back: purpose</source>
        <translation>上一步：选场景</translation>
    </message>
    <message>
        <source>Back: lines and seats</source>
        <translation>上一步：线路与坐席</translation>
    </message>
    <message>
        <source>Back: preflight</source>
        <translation>上一步：预检</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>下一步：选文件</translation>
    </message>
    <message>
        <source>What you choose here only fills the next steps in; everything can be changed.</source>
        <translation>这里的选择只预填后面各步，都可以再改</translation>
    </message>
    <message>
        <source>Go on to lines and seats</source>
        <translation>下一步：线路与坐席</translation>
    </message>
    <message>
        <source>Go on to the preflight</source>
        <translation>下一步：预检</translation>
    </message>
    <message>
        <source>Those who call the hotline come first: campaigns slow down for them by themselves.</source>
        <translation>来电优先：有人来电时外呼会自动降速</translation>
    </message>
    <message>
        <source>Nobody is called by a preflight.</source>
        <translation>预检不会拨打任何人</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>After powered off, wait</source>
        <translation>关机后等待</translation>
    </message>
    <message>
        <source>After out of reach, wait</source>
        <translation>无法接通后等待</translation>
    </message>
    <message>
        <source>After an answering machine, wait</source>
        <translation>语音信箱后等待</translation>
    </message>
    <message>
        <source>After a fault of the line, wait</source>
        <translation>线路故障后等待</translation>
    </message>
    <message>
        <source>Start and end</source>
        <translation>开始和结束</translation>
    </message>
    <message>
        <source>when started</source>
        <translation>手动启动时</translation>
    </message>
    <message>
        <source>when everybody is done</source>
        <translation>全部处理完</translation>
    </message>
    <message>
        <source>Start (2026-10-12 09:00)</source>
        <translation>开始（如 2026-10-12 09:00）</translation>
    </message>
    <message>
        <source>End (2026-10-16 18:00)</source>
        <translation>结束（如 2026-10-16 18:00）</translation>
    </message>
    <message>
        <source>First of all</source>
        <translation>最先</translation>
    </message>
    <message>
        <source>the first that is free</source>
        <translation>第一条空闲的</translation>
    </message>
    <message>
        <source>as the trunk has it</source>
        <translation>按中继设置</translation>
    </message>
    <message>
        <source>Trunk</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Number shown to the citizen</source>
        <translation>外显号码</translation>
    </message>
    <message>
        <source>Seats for those who ask for a person</source>
        <translation>转人工的坐席</translation>
    </message>
    <message>
        <source> seats</source>
        <translation> 个</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>any seat</source>
        <translation>任意坐席</translation>
    </message>
    <message>
        <source>Seats planned</source>
        <translation>计划坐席</translation>
    </message>
    <message>
        <source>With the skill</source>
        <translation>技能要求</translation>
    </message>
    <message>
        <source>The preflight says in which half hours they are not enough.</source>
        <translation>预检将指出坐席不足的时段</translation>
    </message>
    <message>
        <source>%1, %2 lines</source>
        <translation>%1，%2 线</translation>
    </message>
    <message>
        <source>not a time</source>
        <translation>时间有误</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>%1 seats</source>
        <translation>%1 个坐席</translation>
    </message>
    <message>
        <source>to be made again: something was changed since</source>
        <translation>需重做：之后有改动</translation>
    </message>
    <message>
        <source>%1 can be called, done on %2</source>
        <translation>可拨 %1 人，%2 拨完</translation>
    </message>
    <message>
        <source>In a running campaign already</source>
        <translation>已在执行中的活动里</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>归属地</translation>
    </message>
    <message>
        <source>What the campaign is for</source>
        <translation>任务用途</translation>
    </message>
    <message>
        <source>Whom it calls</source>
        <translation>拨打对象</translation>
    </message>
    <message>
        <source>People in a file</source>
        <translation>文件中的人员</translation>
    </message>
    <message>
        <source>A spreadsheet, as it comes from an office</source>
        <translation>各部门报来的表格</translation>
    </message>
    <message>
        <source>A list that is here already</source>
        <translation>已有名单</translation>
    </message>
    <message>
        <source>Imported before</source>
        <translation>以前导入的</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>%1 people | imported %2</source>
        <translation>%1 人｜%2 导入</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>还没有名单</translation>
    </message>
    <message>
        <source>Begin with a file; its list can be used again.</source>
        <translation>先导入文件，名单可以重复使用</translation>
    </message>
    <message>
        <source>People of tickets, or citizens</source>
        <translation>按工单或市民筛选</translation>
    </message>
    <message>
        <source>Picked by state, category, unit, district, days or wishes</source>
        <translation>按状态、类别、单位、区县、日期或意愿挑选</translation>
    </message>
    <message>
        <source>Pick people</source>
        <translation>筛选人员</translation>
    </message>
    <message>
        <source>checked like a file; kept with the list</source>
        <translation>与文件同样校验；条件随名单留存</translation>
    </message>
    <message>
        <source>Urgent: hours that people asked for, and the gentle hours of the old, don’t hold it back. Whoever refused is still not called.</source>
        <translation>紧急：不受市民约定时段和老年人时段限制；已拒绝外呼的人仍不拨打。</translation>
    </message>
    <message>
        <source>Further numbers of a person</source>
        <translation>同一人的备用号码</translation>
    </message>
    <message>
        <source>Call a further number where the list has one</source>
        <translation>名单中有备用号码时，改拨备用号码</translation>
    </message>
    <message>
        <source>After these outcomes; whoever was reached is called at no other number</source>
        <translation>出现下列结果后改拨；已接通的人不再拨打其他号码</translation>
    </message>
    <message>
        <source>Until the next number, wait</source>
        <translation>改拨下一个号码前等待</translation>
    </message>
    <message>
        <source>Further numbers</source>
        <translation>备用号码</translation>
    </message>
    <message>
        <source>called %1 min after the first did not reach the person</source>
        <translation>前一个号码未接通 %1 分钟后改拨</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>不拨打</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 further numbers</source>
        <translation>备用号码 %1 个</translation>
    </message>
    <message>
        <source>%1 further numbers, %2 left out</source>
        <translation>备用号码 %1 个，未采用 %2 个</translation>
    </message>
    <message>
        <source>The same number again</source>
        <translation>与本行其他号码相同</translation>
    </message>
    <message>
        <source>%1 further numbers: called %2 min after one did not reach the person, never once somebody was reached.</source>
        <translation>备用号码 %1 个：前一个号码未接通 %2 分钟后改拨，已接通则不再拨打。</translation>
    </message>
    <message>
        <source>Import %1 people</source>
        <translation>导入 %1 人</translation>
    </message>
    <message>
        <source>Export %1 rows with problems</source>
        <translation>导出 %1 行问题</translation>
    </message>
    <message>
        <source>With problems %1</source>
        <translation>只看问题行 %1</translation>
    </message>
    <message>
        <source>%1, rows with problems</source>
        <translation>%1 问题行</translation>
    </message>
    <message>
        <source>Save the rows with problems</source>
        <translation>保存问题行</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Saved at %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Each person of the list is called at most %1 times, at most %2 times a day.</source>
        <translation>名单中每人最多拨打 %1 次，每天最多 %2 次。</translation>
    </message>
    <message>
        <source>At most %1 calls at once; new ones: %2 a second.</source>
        <translation>同时最多 %1 路，每秒新呼 %2 个。</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一处问题</translation>
    </message>
    <message>
        <source>First %1 rows</source>
        <translation>前 %1 行</translation>
    </message>
    <message>
        <source>Remember for files with the same titles, as</source>
        <translation>记住这次对应，同样列名自动套用，名称</translation>
    </message>
    <message>
        <source>The next file with these titles is matched like this by itself.</source>
        <translation>下次导入列名相同的文件时，自动按这次的对应读取。</translation>
    </message>
    <message>
        <source>Name of the kind of file</source>
        <translation>对应方案名称</translation>
    </message>
    <message>
        <source>matched as “%1”</source>
        <translation>按“%1”对应</translation>
    </message>
    <message>
        <source>After a refusal, wait</source>
        <translation>拒接后等待</translation>
    </message>
    <message>
        <source>After a number out of service, wait</source>
        <translation>停机后等待</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Wrong length</source>
        <translation>号码位数不对</translation>
    </message>
    <message>
        <source>Digits lost</source>
        <translation>科学计数丢尾数</translation>
    </message>
    <message>
        <source>Do not call</source>
        <translation>免打扰名单</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>号码已脱敏</translation>
    </message>
    <message>
        <source>Hidden in the file</source>
        <translation>表格中隐藏的行</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xlsm *.xltx *.xls *.csv *.tsv *.txt)</source>
        <translation>表格 (*.xlsx *.xlsm *.xltx *.xls *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>%1 (hidden in the file)</source>
        <translation>%1（隐藏）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File that is looked at</source>
        <translation>当前查看的文件</translation>
    </message>
    <message>
        <source>%1, can’t be read</source>
        <translation>%1（无法读取）</translation>
    </message>
    <message>
        <source>%1, being read …</source>
        <translation>%1（读取中…）</translation>
    </message>
    <message>
        <source>%1, %2 of %3 rows</source>
        <translation>%1（%3 行中 %2 行可导入）</translation>
    </message>
    <message>
        <source>Say which column of %1 holds the phone number</source>
        <translation>请指定“%1”中的电话列</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>最多 </translation>
    </message>
    <message>
        <source>usual limit</source>
        <translation>默认次数</translation>
    </message>
    <message>
        <source>When so many calls of a person have ended so, there is no further one.</source>
        <translation>同一人因此原因未接通达到该次数后，不再拨打。</translation>
    </message>
    <message>
        <source>%1: calls at most</source>
        <translation>%1：最多呼叫次数</translation>
    </message>
    <message>
        <source>Kept ones …</source>
        <translation>已保存的…</translation>
    </message>
</context>
<context>
    <name>lianxin::CloseGuard</name>
    <message>
        <source>Close the console now?</source>
        <translation>现在关闭工作台？</translation>
    </message>
    <message>
        <source>The engine is away and could not keep what you wrote last. It is lost when the console closes.</source>
        <translation>引擎已断开，最近填写的内容未能暂存，关闭工作台后将丢失。</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>仍要关闭</translation>
    </message>
</context>
<context>
    <name>lianxin::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search pages and actions</source>
        <translation>搜索页面与操作</translation>
    </message>
    <message>
        <source>↑↓ choose   Enter do it   Esc close</source>
        <translation>↑↓ 选择&#x3000;Enter 执行&#x3000;Esc 关闭</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可执行的操作</translation>
    </message>
    <message>
        <source>Nothing is found</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，第 %2 项，共 %3 项</translation>
    </message>
</context>
<context>
    <name>lianxin::Console</name>
    <message>
        <source>The rehearsal is being started …</source>
        <translation>正在启动演练…</translation>
    </message>
    <message>
        <source>The engine is being started …</source>
        <translation>正在启动引擎…</translation>
    </message>
    <message>
        <source>The headset is back and in use</source>
        <translation>耳麦已接回并恢复使用</translation>
    </message>
</context>
<context>
    <name>lianxin::ConsoleLock</name>
    <message>
        <source>Locked – Lianxin 12345</source>
        <translation>已锁定 – 连心 12345</translation>
    </message>
</context>
<context>
    <name>lianxin::CountdownRing</name>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已 %1</translation>
    </message>
    <message>
        <source>Wrap-up: less than %1 left</source>
        <translation>整理：剩余不到 %1</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>整理</translation>
    </message>
</context>
<context>
    <name>lianxin::DayFace</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Answered within 15 s</source>
        <translation>15 秒接通率</translation>
    </message>
    <message>
        <source>Calls offered</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Given up waiting</source>
        <translation>放弃等待</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>平均等待</translation>
    </message>
    <message>
        <source>Mean talk, min:s</source>
        <translation>平均通话（分:秒）</translation>
    </message>
    <message>
        <source>Mean wrap-up, min:s</source>
        <translation>平均整理（分:秒）</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>坐席利用率</translation>
    </message>
    <message>
        <source>Figures of today</source>
        <translation>今日指标</translation>
    </message>
    <message>
        <source>No call was counted today</source>
        <translation>今天还没有通话记录</translation>
    </message>
    <message>
        <source>The charts begin with the first call that a seat takes. Make sure that seats are ready and the lines registered.</source>
        <translation>坐席接起第一通电话后开始绘制。请确认坐席已就绪、线路已注册。</translation>
    </message>
    <message>
        <source>Look at the seats</source>
        <translation>查看坐席</translation>
    </message>
    <message>
        <source>15-s answer rate by the half hour</source>
        <translation>每半小时 15 秒接通率</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待时长</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Calls handled, mean talk and wrap-up</source>
        <translation>接听量与平均通话、整理时长</translation>
    </message>
    <message>
        <source>minutes; calls above</source>
        <translation>分钟；柱上为通数</translation>
    </message>
    <message>
        <source>%: talk and wrap-up of the time on duty</source>
        <translation>%，通话与整理占在岗时间</translation>
    </message>
    <message>
        <source>Figures of today are not known yet</source>
        <translation>尚未取得今日指标</translation>
    </message>
    <message>
        <source>They are asked for every 15 seconds.</source>
        <translation>每 15 秒查询一次。</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>mean talk</source>
        <translation>平均通话</translation>
    </message>
    <message>
        <source>mean wrap-up</source>
        <translation>平均整理</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 calls handled</source>
        <translation>接听 %1 通</translation>
    </message>
    <message>
        <source>%1 yest.</source>
        <translation>昨天 %1</translation>
    </message>
</context>
<context>
    <name>lianxin::DerivationCalendar</name>
    <message>
        <source>How the deadline was computed</source>
        <translation>时限是怎么算的</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>第 %1 天</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>on</source>
        <translation>班</translation>
    </message>
</context>
<context>
    <name>lianxin::DeviceDialog</name>
    <message>
        <source>Headset and microphone</source>
        <translation>耳机与麦克风</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Say “hello, this is 12345”: about half of the bars should light up.</source>
        <translation>请说“您好，这里是 12345 热线”：约一半的格子应亮起。</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>听筒</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>使用这些设备</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Record and listen</source>
        <translation>录音试听</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>试听扬声器</translation>
    </message>
    <message>
        <source>Rings on</source>
        <translation>来电响铃设备</translation>
    </message>
    <message>
        <source>With loudspeakers (not with a headset)</source>
        <translation>使用扬声器时（戴耳麦时不用）</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Take out echo, even out loudness</source>
        <translation>消除回声、均衡音量</translation>
    </message>
    <message>
        <source>%1 (unplugged)</source>
        <translation>%1（已拔出）</translation>
    </message>
    <message>
        <source>Where I talk</source>
        <translation>与通话相同</translation>
    </message>
    <message>
        <source>Nowhere, the screen is enough</source>
        <translation>不响铃，只看屏幕</translation>
    </message>
    <message>
        <source>Speak now, for three seconds …</source>
        <translation>请现在说话，录三秒……</translation>
    </message>
    <message>
        <source>Next to nothing was heard: is it the right microphone, and not muted?</source>
        <translation>几乎没有声音：麦克风选对了吗？是否被静音？</translation>
    </message>
    <message>
        <source>This is how citizens hear you.</source>
        <translation>市民听到的就是这样。</translation>
    </message>
</context>
<context>
    <name>lianxin::DialButton</name>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Your telephone rings; the number stays hidden.</source>
        <translation>您的话机随即振铃，号码不显示。</translation>
    </message>
</context>
<context>
    <name>lianxin::DialRulesDialog</name>
    <message>
        <source>Rules for all calls</source>
        <translation>全部外呼规则</translation>
    </message>
    <message>
        <source>They hold over all campaigns, reminders and call-backs together, from now on.</source>
        <translation>对所有外呼任务、提醒和回拨合并生效，保存后立即执行。</translation>
    </message>
    <message>
        <source>Calls a day to one number, over everything</source>
        <translation>同一号码每日呼叫上限（全部合计）</translation>
    </message>
    <message>
        <source>Campaigns call people from</source>
        <translation>外呼任务最低年龄</translation>
    </message>
    <message>
        <source>People count as old from</source>
        <translation>老年人起始年龄</translation>
    </message>
    <message>
        <source>Hours in which they are called, every day</source>
        <translation>老年人每日可呼叫时段</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source> times</source>
        <translation> 次</translation>
    </message>
    <message>
        <source> years</source>
        <translation> 岁</translation>
    </message>
</context>
<context>
    <name>lianxin::DispatchChart</name>
    <message>
        <source>Chosen otherwise by people, %</source>
        <translation>人工改派 %</translation>
    </message>
    <message>
        <source>Given back by units, %</source>
        <translation>单位退回 %</translation>
    </message>
    <message>
        <source>Shift of matters: from 0.10 keep an eye on it, from 0.25 train anew</source>
        <translation>诉求漂移：0.10 起留意，0.25 起应重新训练</translation>
    </message>
    <message>
        <source>Shares of dispatches chosen otherwise and given back, by month</source>
        <translation>逐月人工改派率和退回率</translation>
    </message>
    <message>
        <source>Shift of matters by month</source>
        <translation>逐月诉求漂移</translation>
    </message>
</context>
<context>
    <name>lianxin::DispatchPage</name>
    <message>
        <source>sure</source>
        <translation>有把握</translation>
    </message>
    <message>
        <source>not sure enough</source>
        <translation>把握不足</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>尚无模型</translation>
    </message>
    <message>
        <source>nobody is responsible</source>
        <translation>没有责任单位</translation>
    </message>
    <message>
        <source>was returned</source>
        <translation>曾被退单</translation>
    </message>
    <message>
        <source>automatic is off</source>
        <translation>自动派单已关</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>First proposal</source>
        <translation>首选单位</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Why by hand</source>
        <translation>待人工原因</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时限</translation>
    </message>
    <message>
        <source>Automatic dispatch</source>
        <translation>自动派单</translation>
    </message>
    <message>
        <source>Waiting for a person</source>
        <translation>待人工派单</translation>
    </message>
    <message>
        <source>Dispatched automatically</source>
        <translation>自动派单</translation>
    </message>
    <message>
        <source>Proposals overridden</source>
        <translation>人工改选</translation>
    </message>
    <message>
        <source>Automatic ones returned</source>
        <translation>自动派单被退</translation>
    </message>
    <message>
        <source>Shift of matters</source>
        <translation>诉求漂移</translation>
    </message>
    <message>
        <source>By first proposal</source>
        <translation>按首选派单</translation>
    </message>
    <message>
        <source>Another unit …</source>
        <translation>其他单位…</translation>
    </message>
    <message>
        <source>Take back the last</source>
        <translation>撤回上一批</translation>
    </message>
    <message>
        <source>Tickets to dispatch</source>
        <translation>待派工单</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>显示 %1 件</translation>
    </message>
    <message>
        <source>Dispatch desk</source>
        <translation>派单台</translation>
    </message>
    <message>
        <source>How sure a proposal must be to be dispatched without a person</source>
        <translation>达到这个把握才自动派单</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 件待派</translation>
    </message>
    <message>
        <source>Automatic: on</source>
        <translation>自动派单：开</translation>
    </message>
    <message>
        <source>Automatic: off</source>
        <translation>自动派单：关</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>把握 ≥ %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2 件</translation>
    </message>
    <message>
        <source>%1 tickets</source>
        <translation>%1 件</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>与训练时一致</translation>
    </message>
    <message>
        <source>keep an eye on it</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>train anew</source>
        <translation>建议重新训练</translation>
    </message>
    <message>
        <source>unknown yet</source>
        <translation>数据还不够</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>%1 by first proposal</source>
        <translation>%1 件按首选派单</translation>
    </message>
    <message>
        <source>Nothing waits to be dispatched</source>
        <translation>没有待派工单</translation>
    </message>
    <message>
        <source>Dispatch %1 tickets by their first proposal?</source>
        <translation>将 %1 件工单按首选派单？</translation>
    </message>
    <message>
        <source>Each goes to the unit that stands first. The last batch can be taken back.</source>
        <translation>每件派给排在第一的单位；最近一批可以撤回。</translation>
    </message>
    <message>
        <source>Taken back at the dispatch desk</source>
        <translation>派单台撤回</translation>
    </message>
    <message>
        <source>From which certainty on?</source>
        <translation>设置自动派单的把握要求</translation>
    </message>
    <message>
        <source>Proposals at least this sure are dispatched without a person while automatic dispatch is on.</source>
        <translation>开启自动派单时，达到这个把握的工单不经人工直接派出。</translation>
    </message>
    <message>
        <source>Set the threshold</source>
        <translation>设定阈值</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>No ticket waits to be dispatched.</source>
        <translation>没有待派单的工单</translation>
    </message>
</context>
<context>
    <name>lianxin::DoNotCallPage</name>
    <message>
        <source>by hand</source>
        <translation>人工添加</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>said on a call</source>
        <translation>通话中提出</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>Numbers that are not called</source>
        <translation>免打扰号码</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>A whole number, in any spelling; Enter looks it up</source>
        <translation>输入完整号码，回车查询</translation>
    </message>
    <message>
        <source>Look a number up</source>
        <translation>查询号码</translation>
    </message>
    <message>
        <source>all sources</source>
        <translation>全部来源</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Add number …</source>
        <translation>添加号码…</translation>
    </message>
    <message>
        <source>No such number here</source>
        <translation>没有这样的号码</translation>
    </message>
    <message>
        <source>Every number that is not listed may be called, as far as hours and caps allow.</source>
        <translation>未列入的号码，在时段和次数允许时都可以外呼。</translation>
    </message>
    <message>
        <source>Take it off …</source>
        <translation>移出名单…</translation>
    </message>
    <message>
        <source>Choose a number to see why it is not called</source>
        <translation>选择一个号码，查看为何不拨打</translation>
    </message>
    <message>
        <source>Never call this number again?</source>
        <translation>以后不再拨打这个号码？</translation>
    </message>
    <message>
        <source>No campaign, visit or reminder dials it from now on; orders that wait for it are held back.</source>
        <translation>从现在起，任何外呼任务、回访和提醒都不会拨打它；等待中的呼叫会被拦下。</translation>
    </message>
    <message>
        <source>Add number</source>
        <translation>添加号码</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Citizen asked for it</source>
        <translation>市民要求</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Take %1 off the list?</source>
        <translation>将 %1 移出名单？</translation>
    </message>
    <message>
        <source>Campaigns, visits and reminders may call it again, from now on.</source>
        <translation>从现在起，外呼任务、回访和提醒可以再次拨打它。</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <source>Import numbers that are not called</source>
        <translation>导入免打扰号码</translation>
    </message>
    <message>
        <source>A table with a title row: 电话, and where there are any 原因 and 截止日期; a single column of numbers needs no title.</source>
        <translation>带标题行的表格：电话，如有则包括原因、截止日期；只有一列号码时不需要标题。</translation>
    </message>
    <message>
        <source>%1 numbers added, %2 brought up to date</source>
        <translation>新增 %1 个号码，更新 %2 个</translation>
    </message>
</context>
<context>
    <name>lianxin::DraftField</name>
    <message>
        <source>Proposed: %1 (%2 sure)</source>
        <translation>建议：%1（把握 %2）</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <translation>建议：%1</translation>
    </message>
    <message>
        <source>Confirmed at %1: “%2”</source>
        <translation>%1 已确认：“%2”</translation>
    </message>
    <message>
        <source>Follows from %1: “%2”</source>
        <translation>依据 %1：“%2”</translation>
    </message>
    <message>
        <source>Said at %1: “%2”</source>
        <translation>%1 原话：“%2”</translation>
    </message>
    <message>
        <source>An earlier value was taken back in the talk.</source>
        <translation>通话中已更正此前的说法。</translation>
    </message>
    <message>
        <source>from the talk</source>
        <translation>据通话</translation>
    </message>
    <message>
        <source>from the call</source>
        <translation>通话带入</translation>
    </message>
    <message>
        <source>please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Alt+Enter takes it, Alt+Delete puts it away.</source>
        <translation>Alt+Enter 采用，Alt+Delete 忽略。</translation>
    </message>
    <message>
        <source>F1 hears it</source>
        <translation>F1 听原话</translation>
    </message>
    <message>
        <source>Alt+Backspace takes it back</source>
        <translation>Alt+Backspace 撤回</translation>
    </message>
    <message>
        <source>Alt+Down shows the alternatives</source>
        <translation>Alt+↓ 查看其他选项</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Beside it waits: %1</source>
        <translation>旁边有新建议：%1</translation>
    </message>
    <message>
        <source>Don’t propose this</source>
        <translation>不再建议此项</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Hear where it was said</source>
        <translation>听这句原话</translation>
    </message>
    <message>
        <source>known before</source>
        <translation>已有信息</translation>
    </message>
</context>
<context>
    <name>lianxin::DueDialog</name>
    <message>
        <source>Due</source>
        <translation>应拨时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation>上次结果</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>已拨次数</translation>
    </message>
    <message>
        <source>Due again</source>
        <translation>待重拨</translation>
    </message>
    <message>
        <source>Due from %1 to %2</source>
        <translation>%1 至 %2 应重拨</translation>
    </message>
    <message>
        <source>Due until %1</source>
        <translation>%1 前应重拨</translation>
    </message>
    <message>
        <source>Open one to see why it is called then. At the instant of dialling every rule is asked again.</source>
        <translation>双击一行查看原因；拨打瞬间会再次核对全部规则。</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>%1 people, more when you scroll</source>
        <translation>%1 人，向下滚动查看更多</translation>
    </message>
</context>
<context>
    <name>lianxin::EngineStarter</name>
    <message>
        <source>No engine is set up on this machine yet.</source>
        <translation>本机还没有设置服务引擎。</translation>
    </message>
    <message>
        <source>Set it up with “lianxinctl store init” and write %1 (docs/configuration.md); then begin here again.</source>
        <translation>请先运行 lianxinctl store init 并写好 %1（见 docs/configuration.md），再回到这里。</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>无法启动 %1。</translation>
    </message>
    <message>
        <source>Install Lianxin whole; the programs lie in one folder.</source>
        <translation>请完整安装连心；各程序须在同一目录。</translation>
    </message>
    <message>
        <source>%1 ended: %2</source>
        <translation>%1 已退出：%2</translation>
    </message>
    <message>
        <source>Look at what it said and begin again.</source>
        <translation>请看它给出的原因，再试一次。</translation>
    </message>
</context>
<context>
    <name>lianxin::EnginesPage</name>
    <message>
        <source>live</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>being settled</source>
        <translation>正在善后</translation>
    </message>
    <message>
        <source>does not renew its lease</source>
        <translation>租约未续</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Lease renewed</source>
        <translation>租约续期</translation>
    </message>
    <message>
        <source>needs none</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Only warnings and errors</source>
        <translation>只看警告和错误</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>End of this engine’s log</source>
        <translation>本引擎最近日志</translation>
    </message>
    <message>
        <source>numbers of people are shortened in it</source>
        <translation>其中的号码已截短</translation>
    </message>
    <message>
        <source>The engine that this console talks to</source>
        <translation>本工作台连接的引擎</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>production</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>Runs for</source>
        <translation>已运行</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Encrypted with</source>
        <translation>加密方式</translation>
    </message>
    <message>
        <source>SM4 and SM3 (national cryptography)</source>
        <translation>SM4 与 SM3（国密）</translation>
    </message>
    <message>
        <source>AES-256 and SHA-2</source>
        <translation>AES-256 与 SHA-2</translation>
    </message>
    <message>
        <source>Longest busy stretch</source>
        <translation>最长连续占用</translation>
    </message>
    <message>
        <source>%1 ms in two minutes</source>
        <translation>两分钟内 %1 毫秒</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存占用</translation>
    </message>
    <message>
        <source>Caches of the store</source>
        <translation>其中数据库缓存</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1（上限 %2）</translation>
    </message>
    <message>
        <source>In use besides</source>
        <translation>其中其他数据</translation>
    </message>
    <message>
        <source>%1, and %2 kept for later</source>
        <translation>%1（另有 %2 备用）</translation>
    </message>
    <message>
        <source>Listens at</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Seats’ phones</source>
        <translation>坐席话机</translation>
    </message>
    <message>
        <source>%1 registered</source>
        <translation>已注册 %1 部</translation>
    </message>
    <message>
        <source>Lines in use</source>
        <translation>线路占用</translation>
    </message>
    <message>
        <source>Speaks with</source>
        <translation>语音合成</translation>
    </message>
    <message>
        <source>Hears with</source>
        <translation>语音识别</translation>
    </message>
    <message>
        <source>nothing: keys only</source>
        <translation>无，仅按键</translation>
    </message>
    <message>
        <source>%1, demo model: synthetic voices only</source>
        <translation>%1，演示模型：仅识别合成语音</translation>
    </message>
    <message>
        <source>not ready: %1</source>
        <translation>未就绪：%1</translation>
    </message>
    <message>
        <source>Words come</source>
        <translation>识别延迟</translation>
    </message>
    <message>
        <source>%1 s late: new calls by keys only</source>
        <translation>%1 秒，新通话仅收按键</translation>
    </message>
</context>
<context>
    <name>lianxin::ErrorBanner</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy the error code and details</source>
        <translation>复制错误代码与详情</translation>
    </message>
    <message>
        <source>Something in the request is not right</source>
        <translation>请求内容有误</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>This can’t be used as it is</source>
        <translation>内容不能直接使用</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>The state has changed meanwhile</source>
        <translation>状态已经变化</translation>
    </message>
    <message>
        <source>The store could not be read or written</source>
        <translation>存储无法读写</translation>
    </message>
    <message>
        <source>The engine does not answer</source>
        <translation>服务引擎没有应答</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>A mistake in the program</source>
        <translation>程序内部错误</translation>
    </message>
    <message>
        <source>The engine’s certificate is not trusted</source>
        <translation>引擎证书不受信任</translation>
    </message>
    <message>
        <source>The engine’s certificate has changed</source>
        <translation>引擎证书已变更</translation>
    </message>
    <message>
        <source>The engine’s certificate is not valid now</source>
        <translation>引擎证书不在有效期内</translation>
    </message>
    <message>
        <source>Speech can’t be recognised at present</source>
        <translation>暂时无法识别语音</translation>
    </message>
</context>
<context>
    <name>lianxin::Field</name>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必填）</translation>
    </message>
</context>
<context>
    <name>lianxin::FlowEditor</name>
    <message>
        <source>mistake</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Compare with what is in force</source>
        <translation>与现行版本比较</translation>
    </message>
    <message>
        <source>Publish …</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Undo my changes</source>
        <translation>撤销修改</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>What and what to do</source>
        <translation>问题与处理办法</translation>
    </message>
    <message>
        <source>File of the flow</source>
        <translation>流程文件</translation>
    </message>
    <message>
        <source>What differs from the version in force</source>
        <translation>与现行版本的差异</translation>
    </message>
    <message>
        <source>What the checker found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Nothing differs from the version in force.</source>
        <translation>与现行版本没有差异。</translation>
    </message>
    <message>
        <source>… %1 lines as before</source>
        <translation>… %1 行不变</translation>
    </message>
    <message>
        <source>Publish this flow?</source>
        <translation>发布这个流程？</translation>
    </message>
    <message>
        <source>New calls take it from now on, those of running campaigns too; calls that are up keep theirs. The versions before stay and can be put in force again.</source>
        <translation>从现在起，新的通话（包括正在进行的任务）都使用它；正在进行的通话不变。以前的版本保留，可以重新启用。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s)</source>
        <translation>
            <numerusform>%n 处错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sound, %n hint(s)</source>
        <translation>
            <numerusform>可用，%n 处提示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxin::FlowTrialPanel</name>
    <message>
        <source>to a person</source>
        <translation>转人工</translation>
    </message>
    <message>
        <source>goes on with %1</source>
        <translation>转入流程 %1</translation>
    </message>
    <message>
        <source>ended: %1</source>
        <translation>已结束：%1</translation>
    </message>
    <message>
        <source>waits for a number</source>
        <translation>等待输入号码</translation>
    </message>
    <message>
        <source>records a message</source>
        <translation>正在录留言</translation>
    </message>
    <message>
        <source>asks the engine: %1</source>
        <translation>查询系统：%1</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>等待回答</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>说</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>不说话</translation>
    </message>
    <message>
        <source>Speak for 5 s</source>
        <translation>留言 5 秒</translation>
    </message>
    <message>
        <source>The engine answers …</source>
        <translation>系统返回…</translation>
    </message>
    <message>
        <source>The engine can’t</source>
        <translation>系统查询失败</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>退一步</translation>
    </message>
    <message>
        <source>Values …</source>
        <translation>变量…</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>对话内容</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>按键 %1</translation>
    </message>
    <message>
        <source>What a citizen would say; Enter says it</source>
        <translation>市民会说的话，回车说出</translation>
    </message>
    <message>
        <source>What a citizen would say</source>
        <translation>市民会说的话</translation>
    </message>
    <message>
        <source>What does the engine answer?</source>
        <translation>系统返回什么？</translation>
    </message>
    <message>
        <source>As JSON, with the names that the flow reads: {&quot;found&quot;: true}</source>
        <translation>用 JSON 写出流程读取的名称：{&quot;found&quot;: true}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>市民</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>(silence)</source>
        <translation>（沉默）</translation>
    </message>
    <message>
        <source>(a message of %1)</source>
        <translation>（留言 %1）</translation>
    </message>
    <message>
        <source>answers %1</source>
        <translation>返回 %1</translation>
    </message>
    <message>
        <source>Hear it: %1</source>
        <translation>试听：%1</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>没听懂</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>已收集</translation>
    </message>
    <message>
        <source>With which values?</source>
        <translation>用哪些变量？</translation>
    </message>
    <message>
        <source>What the flow takes from a list or a ticket; examples stand where nothing was given.</source>
        <translation>流程从名单或工单取得的内容；没有填写的用示例代替。</translation>
    </message>
    <message>
        <source>Try with these</source>
        <translation>用这些试一试</translation>
    </message>
    <message>
        <source>This flow needs none.</source>
        <translation>这个流程不需要变量。</translation>
    </message>
    <message>
        <source>Sure: %1</source>
        <translation>把握 %1</translation>
    </message>
    <message>
        <source>spoken, heard with %1 certainty</source>
        <translation>语音输入，识别把握 %1</translation>
    </message>
    <message>
        <source>Speak now. On a call this sentence would be heard to its end: what is said into it counts only where it asks for a person.</source>
        <translation>请讲话。实际通话中这句话不可打断：其间所说的话，只有要求转人工等紧急情况才生效。</translation>
    </message>
    <message>
        <source>Speak now. On a call only keys would interrupt this sentence.</source>
        <translation>请讲话。实际通话中只有按键可以打断这句话。</translation>
    </message>
</context>
<context>
    <name>lianxin::FlowsPage</name>
    <message>
        <source>Flows</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>answers calls</source>
        <translation>接听来电</translation>
    </message>
    <message>
        <source>%1 campaigns</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Put in force again …</source>
        <translation>重新启用…</translation>
    </message>
    <message>
        <source>New flow</source>
        <translation>新建流程</translation>
    </message>
    <message>
        <source>No flow here</source>
        <translation>这里没有流程</translation>
    </message>
    <message>
        <source>Flows come with the program; one of your own says what a bot says and what follows.</source>
        <translation>程序自带流程；也可以自己编写，规定机器人说什么、接着做什么。</translation>
    </message>
    <message>
        <source>Choose a flow to try it out</source>
        <translation>选择一个流程试用</translation>
    </message>
    <message>
        <source>Published: %1, version %2</source>
        <translation>已发布：%1，第 %2 版</translation>
    </message>
    <message>
        <source>Try out</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Read it in the editor</source>
        <translation>在编辑器中查看</translation>
    </message>
    <message>
        <source>Publish or undo your changes of this flow first.</source>
        <translation>请先发布或撤销对这个流程的修改。</translation>
    </message>
    <message>
        <source>calls people</source>
        <translation>外呼</translation>
    </message>
    <message>
        <source>nobody uses it before it is published</source>
        <translation>发布之前不会被使用</translation>
    </message>
    <message>
        <source>Put version %1 in force again?</source>
        <translation>重新启用第 %1 版？</translation>
    </message>
    <message>
        <source>New calls take it from now on. The version that is in force now is kept and can be put in force again, too.</source>
        <translation>从现在起，新的通话使用它。现行版本保留，也可以再次启用。</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Version %1 is in force.</source>
        <translation>第 %1 版已启用。</translation>
    </message>
    <message>
        <source>Numbers …</source>
        <translation>热线号码…</translation>
    </message>
</context>
<context>
    <name>lianxin::HalfHourChart</name>
    <message>
        <source>Calls by half hour</source>
        <translation>每半小时拨打数</translation>
    </message>
    <message>
        <source>Seats needed so that 95% of those who ask for a person are answered within 15 s</source>
        <translation>所需坐席（95% 的转人工在 15 秒内接起）</translation>
    </message>
    <message>
        <source>Expected course</source>
        <translation>预计进程</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>拨打</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Seats short</source>
        <translation>坐席缺口</translation>
    </message>
    <message>
        <source>−%1</source>
        <translation>缺 %1</translation>
    </message>
    <message>
        <source>%1 planned</source>
        <translation>计划 %1 个</translation>
    </message>
</context>
<context>
    <name>lianxin::HalfHoursDialog</name>
    <message>
        <source>Expected course</source>
        <translation>预计进程</translation>
    </message>
    <message>
        <source>Half hour from</source>
        <translation>半小时起</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>拨打</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>接通</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Hand-overs</source>
        <translation>转人工</translation>
    </message>
    <message>
        <source>Seats needed</source>
        <translation>所需坐席</translation>
    </message>
    <message>
        <source>Seats short</source>
        <translation>缺少坐席</translation>
    </message>
    <message>
        <source>What is expected, half hour by half hour</source>
        <translation>逐半小时的预计情况</translation>
    </message>
</context>
<context>
    <name>lianxin::HeadsetMicrophone</name>
    <message>
        <source>This machine has no microphone.</source>
        <translation>本机没有麦克风。</translation>
    </message>
    <message>
        <source>Plug a headset in, or type the words.</source>
        <translation>请接入耳机，或直接输入文字。</translation>
    </message>
    <message>
        <source>The microphone gave no sound.</source>
        <translation>麦克风没有声音输入。</translation>
    </message>
    <message>
        <source>Choose another one by “Headset and microphone …”, or type the words.</source>
        <translation>请通过“耳机与麦克风…”另选麦克风，或直接输入文字。</translation>
    </message>
</context>
<context>
    <name>lianxin::HeldDialog</name>
    <message>
        <source>Held back by the rules</source>
        <translation>被规则拦截</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>归属地</translation>
    </message>
    <message>
        <source>%1 people; the first %2 of them</source>
        <translation>%1 人，显示前 %2 人</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
</context>
<context>
    <name>lianxin::HelpToast</name>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密语</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>强插</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>lianxin::HotlineMaker</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请换一个文件夹。</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>Begin with it, or put it aside first.</source>
        <translation>请直接使用它，或先移到别处。</translation>
    </message>
    <message>
        <source>its folder can&apos;t be made</source>
        <translation>无法建立所在文件夹</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 无法启动。</translation>
    </message>
    <message>
        <source>Install Lianxin whole; the programs lie in one folder.</source>
        <translation>请完整安装连心，各程序应在同一文件夹。</translation>
    </message>
    <message>
        <source>The step was not done.</source>
        <translation>这一步没有完成。</translation>
    </message>
    <message>
        <source>Look at what it said and try again.</source>
        <translation>请查看它的说明后重试。</translation>
    </message>
</context>
<context>
    <name>lianxin::ImportOptions</name>
    <message>
        <source>Password of the file</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>Leave out numbers that a running campaign calls</source>
        <translation>剔除正在执行的活动已有的号码</translation>
    </message>
    <message>
        <source>Leave out numbers on the do-not-call list</source>
        <translation>剔除免打扰名单中的号码</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Row of the titles</source>
        <translation>标题所在行</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>怎样读取</translation>
    </message>
    <message>
        <source>does not fit; try again</source>
        <translation>密码不对，请重试</translation>
    </message>
    <message>
        <source>the file is protected</source>
        <translation>文件有密码保护</translation>
    </message>
    <message>
        <source>Leave out rows that are hidden in the file: %1 of those looked at</source>
        <translation>不导入表格中隐藏的行：已查看的行中有 %1 行</translation>
    </message>
</context>
<context>
    <name>lianxin::ImportStatus</name>
    <message>
        <source>%1 of about %2 rows</source>
        <translation>%1 / 约 %2 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 行</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>%1 imported</source>
        <translation>已导入 %1</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>剔除 %1</translation>
    </message>
    <message>
        <source>%1 also in a running campaign</source>
        <translation>%1 个号码在正在执行的活动中</translation>
    </message>
    <message>
        <source>%1 on the do-not-call list</source>
        <translation>%1 个号码在免打扰名单中</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>撤销本次导入</translation>
    </message>
    <message>
        <source>%1 further numbers</source>
        <translation>备用号码 %1 个</translation>
    </message>
</context>
<context>
    <name>lianxin::Keypad</name>
    <message>
        <source>Keypad</source>
        <translation>键盘</translation>
    </message>
</context>
<context>
    <name>lianxin::KnowledgeCard</name>
    <message>
        <source>fits %1</source>
        <translation>匹配 %1</translation>
    </message>
    <message>
        <source>No article for this talk yet</source>
        <translation>这次通话还没有可用条目</translation>
    </message>
    <message>
        <source>Search above: press / and type what the citizen asks, in any words.</source>
        <translation>在上方搜索：按 / 后输入市民的问题，用什么说法都行。</translation>
    </message>
    <message>
        <source>No article answers that</source>
        <translation>没有能回答的条目</translation>
    </message>
    <message>
        <source>Try other words, or ask a colleague.</source>
        <translation>换个说法，或问问同事。</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>用这条</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>没有帮助</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Search the knowledge base</source>
        <translation>搜索知识库</translation>
    </message>
    <message>
        <source>used %1</source>
        <translation>采用 %1</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>其他 %1 条</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>Search (press /)</source>
        <translation>搜索政策、事项、单位</translation>
    </message>
</context>
<context>
    <name>lianxin::KnowledgePage</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>采用率</translation>
    </message>
    <message>
        <source>Knowledge base</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>新建条目</translation>
    </message>
    <message>
        <source>Part of a title or a source</source>
        <translation>标题或来源中的字</translation>
    </message>
    <message>
        <source>What is asked, in any words</source>
        <translation>市民问什么，用什么说法都行</translation>
    </message>
    <message>
        <source>Search the knowledge base</source>
        <translation>搜索知识库</translation>
    </message>
    <message>
        <source>all states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>all categories</source>
        <translation>全部分类</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>No article here</source>
        <translation>这里没有条目</translation>
    </message>
    <message>
        <source>Import what your offices have written, write an article, or look for something else.</source>
        <translation>导入各单位已有的材料，新建条目，或换个条件。</translation>
    </message>
    <message>
        <source>Try other words or another category.</source>
        <translation>换个说法或换个分类。</translation>
    </message>
    <message>
        <source>No article chosen</source>
        <translation>未选择条目</translation>
    </message>
    <message>
        <source>version %1 in force</source>
        <translation>第 %1 版有效</translation>
    </message>
    <message>
        <source>Suggested %1 times, used %2, not helpful %3</source>
        <translation>推荐 %1 次，采用 %2 次，没有帮助 %3 次</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>; reviewed by %1</source>
        <translation>；%1 审核</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Hand in for review</source>
        <translation>提交审核</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Who wrote an article can&apos;t publish it; a colleague reviews it.</source>
        <translation>撰写人不能自己发布，须由同事审核。</translation>
    </message>
    <message>
        <source>Return …</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Return it to who wrote it?</source>
        <translation>退回给撰写人？</translation>
    </message>
    <message>
        <source>It becomes a draft again; what you write is shown with it.</source>
        <translation>它会变回草稿，并附上您写的原因。</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>End validity …</source>
        <translation>终止有效…</translation>
    </message>
    <message>
        <source>End the validity of this article?</source>
        <translation>终止这一条的有效期？</translation>
    </message>
    <message>
        <source>From now on nobody finds it. Its versions stay.</source>
        <translation>从现在起不再能搜到它；各版本保留。</translation>
    </message>
    <message>
        <source>End validity</source>
        <translation>终止有效</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Withdraw this article?</source>
        <translation>撤回这一条？</translation>
    </message>
    <message>
        <source>It is kept with its versions, and nobody finds it.</source>
        <translation>它和各版本都保留，但不再能搜到。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The document is not in force any more</source>
        <translation>文件已经废止</translation>
    </message>
    <message>
        <source>The source is missing</source>
        <translation>缺少来源</translation>
    </message>
    <message>
        <source>Something in it is wrong</source>
        <translation>内容有误</translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation>导入条目</translation>
    </message>
    <message>
        <source>A table with the columns 标题, 内容 and 来源 (and 分类, 有效期起, 有效期至, 别名 where there are any), or JSON lines. An article is known again by its title and source; what did not change stays as it is.</source>
        <translation>表格须有“标题”“内容”“来源”三列（可另有“分类”“有效期起”“有效期至”“别名”），或每行一条 JSON。按标题和来源认出同一条；没有变化的保持原样。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>file on the engine&apos;s machine</source>
        <translation>引擎所在机器上的文件</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Let a second person review them before they are in force</source>
        <translation>生效前由第二人审核</translation>
    </message>
    <message>
        <source>Articles (*.jsonl *.xlsx *.xls *.csv)</source>
        <translation>条目 (*.jsonl *.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>Articles are being read …</source>
        <translation>正在读取条目…</translation>
    </message>
    <message>
        <source>Importing: %1 of %2</source>
        <translation>正在导入：%1 / %2</translation>
    </message>
    <message>
        <source>Stopped; what was read is kept, and is known again next time.</source>
        <translation>已停止；已导入的保留，下次能认出来。</translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 as before</source>
        <translation>新增 %1 条，更新 %2 条，不变 %3 条</translation>
    </message>
    <message>
        <source>%1 rows could not be used</source>
        <translation>%1 行未能导入</translation>
    </message>
    <message>
        <source>Everything else was imported. Mend these rows in the file and import it again.</source>
        <translation>其余都已导入。请在文件里改好这些行，再导入一次。</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows that could not be used</source>
        <translation>未能导入的行</translation>
    </message>
    <message>
        <source>Words of citizens …</source>
        <translation>群众用语…</translation>
    </message>
</context>
<context>
    <name>lianxin::LaddersPage</name>
    <message>
        <source>as shipped</source>
        <translation>出厂规则</translation>
    </message>
    <message>
        <source>version %1, saved by %2 on %3</source>
        <translation>第 %1 版，%2 保存于 %3</translation>
    </message>
    <message>
        <source>A ladder for which category?</source>
        <translation>为哪个类别单独设规则？</translation>
    </message>
    <message>
        <source>Every category of the time limits has a ladder of its own already.</source>
        <translation>时限表里的每个类别都已有单独的规则。</translation>
    </message>
    <message>
        <source>It begins with the steps of the ladder for all others, and then goes its own way.</source>
        <translation>先照搬“其他所有类别”的步骤，之后单独修改。</translation>
    </message>
    <message>
        <source>Add the ladder</source>
        <translation>新增规则</translation>
    </message>
    <message>
        <source>Category of the time limits</source>
        <translation>时限类别</translation>
    </message>
    <message>
        <source>Remove the ladder of %1?</source>
        <translation>删除“%1”的单独规则？</translation>
    </message>
    <message>
        <source>Its tickets follow the ladder for all others. Nothing counts until you save.</source>
        <translation>这些工单改按“其他所有类别”催办。保存之前不生效。</translation>
    </message>
    <message>
        <source>Remove the ladder</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>When may calls be made?</source>
        <translation>什么时段可以打电话？</translation>
    </message>
    <message>
        <source>Steps outside these hours wait for the next one, or come earlier when they would miss the deadline. Write hours like 09:00-12:00, 14:00-20:00; empty means no calls.</source>
        <translation>时段外的步骤顺延到下一时段；顺延会错过期限的提前执行。写法如 09:00-12:00, 14:00-20:00；留空表示不打。</translation>
    </message>
    <message>
        <source>Take these hours</source>
        <translation>采用这些时段</translation>
    </message>
    <message>
        <source>Units, working days</source>
        <translation>承办单位，工作日</translation>
    </message>
    <message>
        <source>Units, weekends</source>
        <translation>承办单位，周末</translation>
    </message>
    <message>
        <source>Units, holidays</source>
        <translation>承办单位，节假日</translation>
    </message>
    <message>
        <source>Citizens, working days</source>
        <translation>市民，工作日</translation>
    </message>
    <message>
        <source>Citizens, weekends</source>
        <translation>市民，周末</translation>
    </message>
    <message>
        <source>Citizens, holidays</source>
        <translation>市民，节假日</translation>
    </message>
    <message>
        <source>no calls</source>
        <translation>不打电话</translation>
    </message>
    <message>
        <source>Nobody could ever be called: give hours for working days.</source>
        <translation>这样永远打不出电话：请填工作日时段。</translation>
    </message>
    <message>
        <source>These are no hours: write from-to, like 09:00-12:00, each after the one before.</source>
        <translation>不是有效时段：请写成 09:00-12:00，先后不重叠。</translation>
    </message>
    <message>
        <source>Save the ladders?</source>
        <translation>保存催办规则？</translation>
    </message>
    <message>
        <source>Save the ladders</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Return to the ladders %1?</source>
        <translation>恢复到%1？</translation>
    </message>
    <message>
        <source>Return to these</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Which version?</source>
        <translation>恢复哪一版？</translation>
    </message>
    <message>
        <source>What was in force, and who saved it. Returning saves it as the newest; nothing is lost.</source>
        <translation>曾经生效的各版规则和保存人。恢复会存成最新一版，什么都不会丢。</translation>
    </message>
    <message>
        <source>Return to this version …</source>
        <translation>恢复到这一版…</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>保存人</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Versions of the ladders</source>
        <translation>规则的历史版本</translation>
    </message>
    <message>
        <source>Back to the version before …</source>
        <translation>恢复上一版…</translation>
    </message>
    <message>
        <source>Versions …</source>
        <translation>历史版本…</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Save the ladders …</source>
        <translation>保存规则…</translation>
    </message>
    <message>
        <source>Remove this ladder</source>
        <translation>删除本类规则</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>步</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>反馈截止</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove step</source>
        <translation>删除步骤</translation>
    </message>
    <message>
        <source>Ask for an answer the same day</source>
        <translation>要求当日反馈</translation>
    </message>
    <message>
        <source>Also at night and on holidays</source>
        <translation>夜间和节假日也打</translation>
    </message>
    <message>
        <source>Reminder ladders</source>
        <translation>催办规则</translation>
    </message>
    <message>
        <source>Tickets of</source>
        <translation>适用类别</translation>
    </message>
    <message>
        <source>A category of its own …</source>
        <translation>为某类单独设置…</translation>
    </message>
    <message>
        <source>Hours for calls …</source>
        <translation>通话时段…</translation>
    </message>
    <message>
        <source>Steps of the ladder</source>
        <translation>催办步骤</translation>
    </message>
    <message>
        <source>No step follows from these deadlines</source>
        <translation>这类工单没有催办步骤</translation>
    </message>
    <message>
        <source>Nobody is called and no supervision order is made by itself.</source>
        <translation>系统不会自动打电话，也不会自动督办。</translation>
    </message>
    <message>
        <source>Add the first step</source>
        <translation>新增第一步</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>新增步骤</translation>
    </message>
    <message>
        <source>working days before the deadline</source>
        <translation>期限前若干工作日</translation>
    </message>
    <message>
        <source>working days after the deadline</source>
        <translation>期限后若干工作日</translation>
    </message>
    <message>
        <source>minutes before the deadline</source>
        <translation>期限前若干分钟</translation>
    </message>
    <message>
        <source>minutes after the deadline</source>
        <translation>期限后若干分钟</translation>
    </message>
    <message>
        <source>when a step brings no answer</source>
        <translation>某一步没有反馈时</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>提前或推后</translation>
    </message>
    <message>
        <source>At</source>
        <translation>钟点</translation>
    </message>
    <message>
        <source>Which step’s answer</source>
        <translation>等哪一步的反馈</translation>
    </message>
    <message>
        <source>In plain words</source>
        <translation>文字说明</translation>
    </message>
    <message>
        <source> · %1 open tickets are still being worked through</source>
        <translation> · 还有 %1 件在办工单正在重新推算</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source> working days</source>
        <translation> 个工作日</translation>
    </message>
    <message>
        <source>No earlier step of this ladder asks for the answer that this one waits for. Let an earlier step ask for an answer, or choose another time.</source>
        <translation>前面没有哪一步要求反馈，这一步等不到。请让前面的步骤要求反馈，或改选其他时间。</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>Hours for calls</source>
        <translation>通话时段</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What saving means</source>
        <translation>保存后的影响</translation>
    </message>
    <message>
        <source>%1 (at any hour)</source>
        <translation>%1（不限时段）</translation>
    </message>
    <message>
        <source>Return visits …</source>
        <translation>回访设置…</translation>
    </message>
    <message>
        <source>Return visits</source>
        <translation>回访设置</translation>
    </message>
    <message>
        <source>When are citizens asked how it went?</source>
        <translation>什么时候回访市民？</translation>
    </message>
    <message>
        <source>A finished ticket calls its citizen back. An answer that is not sure enough is heard by a person before a supervision order follows.</source>
        <translation>工单办结后自动回访市民。回答把握不够时，先由人工听录音，再决定是否督办。</translation>
    </message>
    <message>
        <source>Take these</source>
        <translation>采用这些设置</translation>
    </message>
    <message>
        <source>First call after the unit has finished</source>
        <translation>办结后多久首次拨打</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Given up after</source>
        <translation>最多跟踪</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Calls in all</source>
        <translation>总共拨打次数</translation>
    </message>
    <message>
        <source>Of them a day</source>
        <translation>每天最多次数</translation>
    </message>
    <message>
        <source>A person listens where an answer is less sure than</source>
        <translation>回答把握低于多少时由人工听录音</translation>
    </message>
</context>
<context>
    <name>lianxin::LevelMeter</name>
    <message>
        <source>Microphone level</source>
        <translation>麦克风音量</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>lianxin::LinesChart</name>
    <message>
        <source>Lines taken: bars are the mean of the hour, dots the most at once</source>
        <translation>占用线路：柱为该小时平均，圆点为同时最多</translation>
    </message>
    <message>
        <source>Most calls begun in a second</source>
        <translation>每秒最多发起呼叫</translation>
    </message>
    <message>
        <source>Lines and pace by the hour</source>
        <translation>各小时线路与节奏</translation>
    </message>
    <message>
        <source>Lines taken</source>
        <translation>占用线路</translation>
    </message>
    <message>
        <source>Calls in a second</source>
        <translation>每秒呼叫</translation>
    </message>
    <message>
        <source>%1 lines allowed</source>
        <translation>允许 %1 线</translation>
    </message>
    <message>
        <source>Most calls begun in a second; %1 allowed</source>
        <translation>每秒最多发起呼叫（允许 %1 个）</translation>
    </message>
</context>
<context>
    <name>lianxin::ListDetail</name>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 条</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>显示 %1 条</translation>
    </message>
</context>
<context>
    <name>lianxin::ListPeoplePage</name>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation>最近结果</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>拨打次数</translation>
    </message>
    <message>
        <source>Why not now</source>
        <translation>暂不拨打的原因</translation>
    </message>
    <message>
        <source>No campaign</source>
        <translation>无外呼任务</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>未轮到</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待拨打</translation>
    </message>
    <message>
        <source>Being called</source>
        <translation>正在拨打</translation>
    </message>
    <message>
        <source>Called again</source>
        <translation>待重拨</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Not called</source>
        <translation>不再拨打</translation>
    </message>
    <message>
        <source>A person decides</source>
        <translation>待人工判定</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The list is called in order</source>
        <translation>按名单顺序拨打，尚未轮到</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 后</translation>
    </message>
    <message>
        <source>Where they stand in</source>
        <translation>所属外呼任务</translation>
    </message>
    <message>
        <source>All lists</source>
        <translation>全部名单</translation>
    </message>
    <message>
        <source>Number or row</source>
        <translation>号码或行号</translation>
    </message>
    <message>
        <source>A whole number in any spelling, or the row; Enter looks it up</source>
        <translation>输入完整号码或行号，按回车查询</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>Not called yet</source>
        <translation>尚未拨打</translation>
    </message>
    <message>
        <source>Asked for a person</source>
        <translation>要求转人工</translation>
    </message>
    <message>
        <source>On the do-not-call list</source>
        <translation>在免打扰名单中</translation>
    </message>
    <message>
        <source>Nobody like that in this list</source>
        <translation>名单中没有符合条件的人员</translation>
    </message>
    <message>
        <source>Look for another number, or for everybody.</source>
        <translation>请更换号码，或查看全部人员。</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>查看全部人员</translation>
    </message>
    <message>
        <source>People of the list</source>
        <translation>名单人员</translation>
    </message>
    <message>
        <source>No campaign calls this list</source>
        <translation>没有外呼任务使用此名单</translation>
    </message>
    <message>
        <source>Once one does, every rule answers here for whoever is chosen.</source>
        <translation>有外呼任务使用后，选中人员即可在此逐条查看规则判定。</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <translation>%1（+%2）</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>归属地</translation>
    </message>
</context>
<context>
    <name>lianxin::ListsPage</name>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Being imported</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已拨打</translation>
    </message>
    <message>
        <source>By</source>
        <translation>导入人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Take the import back …</source>
        <translation>撤回导入…</translation>
    </message>
    <message>
        <source>Save the rows that were not imported …</source>
        <translation>保存未导入的行…</translation>
    </message>
    <message>
        <source>Lists of contacts</source>
        <translation>联系人名单</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建外呼任务</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>还没有名单</translation>
    </message>
    <message>
        <source>A list comes with a campaign: from a file, or picked from citizens and tickets.</source>
        <translation>名单随外呼任务而来：从文件导入，或按市民与工单筛选。</translation>
    </message>
    <message>
        <source>Save the rows that were not imported</source>
        <translation>保存未导入的行</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 份</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>请选择名单</translation>
    </message>
    <message>
        <source>picked from citizens and tickets</source>
        <translation>按市民与工单筛选</translation>
    </message>
    <message>
        <source>%1, sheet %2</source>
        <translation>%1，工作表 %2</translation>
    </message>
    <message>
        <source>by %1, %2</source>
        <translation>%1 于 %2</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读取行数</translation>
    </message>
    <message>
        <source>Of the people, also in a running campaign at the import</source>
        <translation>导入时也在运行任务中</translation>
    </message>
    <message>
        <source>Its rows are being cleared away: %1 are gone. Nobody sees or calls the rest.</source>
        <translation>正在清除行：已清除 %1。其余的行不可见，也不会拨打。</translation>
    </message>
    <message>
        <source>Its rows are gone.</source>
        <translation>其行已清除。</translation>
    </message>
    <message>
        <source>%1 people of it have been called: it stays, as evidence of whom.</source>
        <translation>已拨打其中 %1 人：名单保留，作为拨打对象的依据。</translation>
    </message>
    <message>
        <source>On the do-not-call list now; they are not called</source>
        <translation>目前在免打扰名单中（不拨打）</translation>
    </message>
    <message>
        <source>No campaign uses it.</source>
        <translation>没有任务使用此名单。</translation>
    </message>
    <message>
        <source>Campaigns that use it</source>
        <translation>使用此名单的任务</translation>
    </message>
    <message>
        <source>Campaigns that leave its people out</source>
        <translation>排除此名单的任务</translation>
    </message>
    <message>
        <source>Take “%1” back?</source>
        <translation>撤回“%1”？</translation>
    </message>
    <message>
        <source>Its %1 people and the workbook of the rows that were not imported are deleted. This can’t be undone; the file can be imported again.</source>
        <translation>将删除其中 %1 人及未导入行的工作簿。此操作不可恢复；文件可以重新导入。</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>撤回导入</translation>
    </message>
    <message>
        <source>Saved at %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>Further numbers of theirs</source>
        <translation>备用号码</translation>
    </message>
    <message>
        <source>Show its people</source>
        <translation>查看名单人员</translation>
    </message>
    <message>
        <source>Rows read although the file hides them</source>
        <translation>表格中隐藏、仍已读取的行</translation>
    </message>
</context>
<context>
    <name>lianxin::LivePage</name>
    <message>
        <source>%1 is being rung</source>
        <translation>正在呼叫 %1</translation>
    </message>
    <message>
        <source>%1 is in on it</source>
        <translation>%1 已强插</translation>
    </message>
    <message>
        <source>%1 whispers</source>
        <translation>%1 在密语</translation>
    </message>
    <message>
        <source>%1 listens</source>
        <translation>%1 在监听</translation>
    </message>
    <message>
        <source>Abuse, %1</source>
        <translation>辱骂，已 %1</translation>
    </message>
    <message>
        <source>Wants help, %1</source>
        <translation>求助，已 %1</translation>
    </message>
    <message>
        <source>Rests for %1</source>
        <translation>休整，还有 %1</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已驻留</translation>
    </message>
    <message>
        <source>For</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>市民</translation>
    </message>
    <message>
        <source>Consults</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>seat %1</source>
        <translation>坐席 %1</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>Live seats and calls</source>
        <translation>实时坐席与通话</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密语</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>强插</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>Leave the call</source>
        <translation>退出通话</translation>
    </message>
    <message>
        <source>Abusive calls today: %1, ended by the hotline: %2</source>
        <translation>今日辱骂来电 %1 通，由热线结束 %2 通</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>old, from %1</source>
        <translation>已过时，更新于%1</translation>
    </message>
    <message>
        <source>Wrap-up extended by %1: %2</source>
        <translation>整理延长 %1：%2</translation>
    </message>
    <message>
        <source>Wrap-ups extended today: %1, by %2 min in all</source>
        <translation>今日延长整理 %1 次，共 %2 分钟</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>与%1通话</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>No seat is signed on, and no call is parked.</source>
        <translation>没有坐席签入，也没有驻留的通话</translation>
    </message>
</context>
<context>
    <name>lianxin::LockPage</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Log off</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>This console is locked</source>
        <translation>工作台已锁定</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Locked after a time without use.</source>
        <translation>长时间无操作，已自动锁定。</translation>
    </message>
    <message>
        <source>%1, seat %2</source>
        <translation>%1，坐席 %2</translation>
    </message>
    <message>
        <source>Calls are not put through to this seat until it is unlocked.</source>
        <translation>解锁前，来电不会转到本坐席。</translation>
    </message>
    <message>
        <source>The citizen is on hold and hears music, for %1.</source>
        <translation>市民保持中，正在听音乐，已 %1。</translation>
    </message>
    <message>
        <source>The call goes on; you are not heard.</source>
        <translation>通话继续，对方听不到您。</translation>
    </message>
    <message>
        <source>A call is still to be wrapped up.</source>
        <translation>还有一通电话待整理。</translation>
    </message>
</context>
<context>
    <name>lianxin::LoginPage</name>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Lianxin %1</source>
        <translation>连心 %1</translation>
    </message>
    <message>
        <source>Lianxin</source>
        <translation>连心</translation>
    </message>
    <message>
        <source>Calls and seats of the 12345 hotline</source>
        <translation>12345 热线智能外呼与坐席工作台</translation>
    </message>
    <message>
        <source>number or login name</source>
        <translation>工号或登录名</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示口令</translation>
    </message>
    <message>
        <source>Log in and go to work</source>
        <translation>登录，进入工作台</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>用它登录</translation>
    </message>
    <message>
        <source>By logging in you know that</source>
        <translation>登录即表示知晓</translation>
    </message>
    <message>
        <source>a citizen’s number is shown only with a stated purpose; screen and exports carry your name; everything done is kept in an audit trail that nobody can delete.</source>
        <translation>查看市民号码须填写用途；屏幕与导出带有您的工号水印；操作全部记入审计日志，不可删除。</translation>
    </message>
    <message>
        <source>Is this machine fit for work?</source>
        <translation>本机使用检查</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>服务引擎</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>Change device</source>
        <translation>更换设备</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>耳机</translation>
    </message>
    <message>
        <source>Try the microphone</source>
        <translation>试麦克风</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>How do you want to begin?</source>
        <translation>您想怎样开始？</translation>
    </message>
    <message>
        <source>Try it with a rehearsal</source>
        <translation>试一试：演练</translation>
    </message>
    <message>
        <source>Simulated citizens call and are called on this machine. No line is used, nothing real can be dialled, the login is shown.</source>
        <translation>模拟市民在本机与您通话：不占线路，拨不到真人，登录账号会显示出来。</translation>
    </message>
    <message>
        <source>Start a rehearsal</source>
        <translation>进入演练</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>This machine keeps the encrypted store and runs the engine: for one hotline of a few seats, or to prepare a larger one.</source>
        <translation>由本机保存加密数据并运行引擎：适合少量坐席的热线，或为更大的部署做准备。</translation>
    </message>
    <message>
        <source>Begin on this machine</source>
        <translation>在本机开始</translation>
    </message>
    <message>
        <source>Join a server</source>
        <translation>加入服务器</translation>
    </message>
    <message>
        <source>The hotline runs elsewhere already; you have got its address from your administrator.</source>
        <translation>热线已在别处运行，您从管理员处得到了地址。</translation>
    </message>
    <message>
        <source>Enter the address …</source>
        <translation>填写地址…</translation>
    </message>
    <message>
        <source>Practise first</source>
        <translation>先演练再上岗</translation>
    </message>
    <message>
        <source>The other side is simulated; no line is used.</source>
        <translation>对方是模拟市民，不占线路，不留工单。</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Text size and brightness are kept on this machine.</source>
        <translation>文字大小与明暗保存在本机。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>version %1, heard of %2</source>
        <translation>版本 %1，%2有应答</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>no engine chosen yet</source>
        <translation>尚未选择服务引擎</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>does not answer; trying again by itself</source>
        <translation>没有应答，正在自动重试</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>times are those of the engine, shown in Beijing time</source>
        <translation>以引擎时间为准，按北京时间显示</translation>
    </message>
    <message>
        <source>compared as soon as the engine answers</source>
        <translation>引擎应答后核对</translation>
    </message>
    <message>
        <source>rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>asked as soon as the engine answers</source>
        <translation>引擎应答后得知</translation>
    </message>
    <message>
        <source>rehearsal: real people can’t be reached from here</source>
        <translation>演练模式：从这里拨不到真人</translation>
    </message>
    <message>
        <source>in production: calls reach real people</source>
        <translation>正式运行：会拨到真人</translation>
    </message>
    <message>
        <source>no loudspeaker found; plug in a headset</source>
        <translation>没有找到听筒，请插上耳麦</translation>
    </message>
    <message>
        <source>no microphone found; plug in a headset</source>
        <translation>没有找到麦克风，请插上耳麦</translation>
    </message>
    <message>
        <source>all in order</source>
        <translation>全部正常</translation>
    </message>
    <message>
        <source>%1 of %2 in order; you can log in all the same</source>
        <translation>%2 项中 %1 项正常；不通过也可以登录，但不能接电话。</translation>
    </message>
    <message>
        <source>Rehearsal on this machine</source>
        <translation>本机演练</translation>
    </message>
    <message>
        <source>Engine %1</source>
        <translation>引擎 %1</translation>
    </message>
    <message>
        <source>No engine yet</source>
        <translation>尚未连接引擎</translation>
    </message>
    <message>
        <source>Engine in order</source>
        <translation>引擎 正常</translation>
    </message>
    <message>
        <source>Engine not connected</source>
        <translation>引擎 未连接</translation>
    </message>
    <message>
        <source>Join which server?</source>
        <translation>加入哪台服务器？</translation>
    </message>
    <message>
        <source>The address as your administrator gave it. It is remembered on this machine.</source>
        <translation>填写管理员给您的地址；本机会记住它。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>F2 answer, F3 hold, F4 transfer, F7 your state, F9 save; Ctrl+K finds everything</source>
        <translation>F2 接听、F3 保持、F4 转接、F7 切换状态、F9 保存；Ctrl+K 查找一切</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>有偏差</translation>
    </message>
    <message>
        <source>this machine differs by %1; times are those of the engine</source>
        <translation>本机时间相差 %1，以引擎时间为准</translation>
    </message>
    <message>
        <source>The engine is being started …</source>
        <translation>正在启动引擎…</translation>
    </message>
    <message>
        <source>Another engine …</source>
        <translation>换一台引擎…</translation>
    </message>
    <message>
        <source>Engine at %1, encrypted</source>
        <translation>引擎 %1，已加密</translation>
    </message>
    <message>
        <source>Fingerprint of its certificate, if you were given one</source>
        <translation>证书指纹（若管理员给过）</translation>
    </message>
    <message>
        <source>Do you know this engine?</source>
        <translation>您认得这台引擎吗？</translation>
    </message>
    <message>
        <source>Nobody vouches for its certificate. Compare this fingerprint with the one that your administrator gave you, letter by letter; if one differs, somebody may be listening in. What you trust now is remembered on this machine, and no other is taken.</source>
        <translation>没有机构为它的证书担保。请与管理员给您的指纹逐字核对；有一处不同，就可能有人在窃听。您现在信任的证书会记在本机，此后不再接受别的证书。</translation>
    </message>
    <message>
        <source>It is the same: trust it</source>
        <translation>完全一致，信任它</translation>
    </message>
    <message>
        <source>Rehearsal: %1, password %2</source>
        <translation>演练账号：%1，口令：%2</translation>
    </message>
</context>
<context>
    <name>lianxin::MainWindow</name>
    <message>
        <source>Lianxin 12345</source>
        <translation>连心 12345</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>外呼</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Nothing is open to this account</source>
        <translation>此账号没有可用的页面</translation>
    </message>
    <message>
        <source>Ask the security administrator for a role.</source>
        <translation>请联系安全管理员分配角色。</translation>
    </message>
    <message>
        <source>No role</source>
        <translation>无角色</translation>
    </message>
    <message>
        <source>Headset and microphone …</source>
        <translation>耳机与麦克风…</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>切换浅色/深色</translation>
    </message>
    <message>
        <source>Text %1%</source>
        <translation>文字 %1%</translation>
    </message>
    <message>
        <source>Log off</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建外呼任务</translation>
    </message>
    <message>
        <source>Ticket board</source>
        <translation>工单看板</translation>
    </message>
    <message>
        <source>Ticket table</source>
        <translation>工单表格</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Trunks</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Do-not-call list</source>
        <translation>免打扰名单</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Ready for calls</source>
        <translation>空闲，可接电话</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Short break</source>
        <translation>小休</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>小休</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Take the call back</source>
        <translation>取回通话</translation>
    </message>
    <message>
        <source>Hold the call</source>
        <translation>保持通话</translation>
    </message>
    <message>
        <source>Transfer the call</source>
        <translation>转接通话</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>You are in a call; hang up or transfer it before you log off.</source>
        <translation>您正在通话；请先挂断或转接，再退出登录。</translation>
    </message>
    <message>
        <source>Supervision order for ticket %1</source>
        <translation>工单 %1 已督办</translation>
    </message>
    <message>
        <source>A citizen booked a call-back</source>
        <translation>有市民预约了回拨</translation>
    </message>
    <message>
        <source>Campaign %1: %2</source>
        <translation>外呼任务 %1：%2</translation>
    </message>
    <message>
        <source>Trunk %1 has a problem</source>
        <translation>中继 %1 异常</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单台</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>复听</translation>
    </message>
    <message>
        <source>Appeals</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>事项类别</translation>
    </message>
    <message>
        <source>Responsibilities</source>
        <translation>单位职责</translation>
    </message>
    <message>
        <source>Reminder ladders</source>
        <translation>催办规则</translation>
    </message>
    <message>
        <source>Dispatch model</source>
        <translation>自动派单模型</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Announcements of carriers</source>
        <translation>运营商提示音</translation>
    </message>
    <message>
        <source>Wishes of a citizen</source>
        <translation>市民意愿</translation>
    </message>
    <message>
        <source>Wishes of a citizen …</source>
        <translation>市民意愿…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>More with this call</source>
        <translation>通话的更多操作</translation>
    </message>
    <message>
        <source>Retrieve the parked call</source>
        <translation>取回驻留的通话</translation>
    </message>
    <message>
        <source>Seat %1 asks for a supervisor</source>
        <translation>坐席 %1 请求班长协助</translation>
    </message>
    <message>
        <source>Seat %1 pressed the abuse key</source>
        <translation>坐席 %1 按下了辱骂键</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Handling units</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>%1 – Lianxin 12345</source>
        <translation>%1 – 连心 12345</translation>
    </message>
    <message>
        <source>Meal</source>
        <translation>用餐</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Be heard again</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>拨号盘</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Your password is changed. Log in with the new one.</source>
        <translation>口令已修改，请使用新口令登录。</translation>
    </message>
    <message>
        <source>Change my password …</source>
        <translation>修改我的口令…</translation>
    </message>
    <message>
        <source>Change your password when the call is over: it logs you off.</source>
        <translation>修改口令会退出登录，请在通话结束后进行。</translation>
    </message>
    <message>
        <source>Kept uses of columns …</source>
        <translation>已保存的列用途…</translation>
    </message>
</context>
<context>
    <name>lianxin::ModelsPage</name>
    <message>
        <source>Train a new model?</source>
        <translation>训练新模型？</translation>
    </message>
    <message>
        <source>It learns from the closed tickets of this hotline, the newest 30,000 at most. That takes minutes, beside the calls. The model in use stays in use until you put the new one into use; the first one is used at once.</source>
        <translation>从本热线已办结的工单学习，最多取最近 30,000 件，需几分钟，不影响通话。新模型启用前仍用现有模型；第一个模型训练好即启用。</translation>
    </message>
    <message>
        <source>Begin training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>The model is being tested on tickets that it has not seen …</source>
        <translation>正在用模型没见过的工单检验…</translation>
    </message>
    <message>
        <source>A model is being trained: step %1 of %2</source>
        <translation>正在训练模型：第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>A model is being trained: the closed tickets are being read …</source>
        <translation>正在训练模型：读取已办结工单…</translation>
    </message>
    <message>
        <source>New proposals come from it; tickets that were dispatched stay where they are.</source>
        <translation>此后的派单建议由它给出；已派的工单不动。</translation>
    </message>
    <message>
        <source>Right on tickets not seen: %1 instead of %2. The one in use now is kept; you can return to it.</source>
        <translation>未见过的工单判对率：%1，现用模型为 %2。现用模型保留，可随时换回。</translation>
    </message>
    <message>
        <source>Put the model of %1 into use?</source>
        <translation>启用 %1 的模型？</translation>
    </message>
    <message>
        <source>Put into use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Dispatch without a person from %1% on?</source>
        <translation>把握达到 %1% 就不经人工直接派单？</translation>
    </message>
    <message>
        <source>It counts for tickets accepted from now on.</source>
        <translation>对此后受理的工单生效。</translation>
    </message>
    <message>
        <source>It counts once automatic dispatch is switched on at the desk.</source>
        <translation>在派单台打开自动派单后生效。</translation>
    </message>
    <message>
        <source>Set the certainty</source>
        <translation>设定把握</translation>
    </message>
    <message>
        <source>Test on newer tickets</source>
        <translation>用新工单检验</translation>
    </message>
    <message>
        <source>Put into use …</source>
        <translation>启用…</translation>
    </message>
    <message>
        <source>Train a new model …</source>
        <translation>训练新模型…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Right on tickets not seen</source>
        <translation>未见工单判对率</translation>
    </message>
    <message>
        <source>Dispatched automatically</source>
        <translation>自动派单</translation>
    </message>
    <message>
        <source>Chosen otherwise by people</source>
        <translation>人工改派</translation>
    </message>
    <message>
        <source>Given back by units</source>
        <translation>单位退回</translation>
    </message>
    <message>
        <source>Shift of matters</source>
        <translation>诉求漂移</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>训练人</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单数</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>判对率</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>宏 F1</translation>
    </message>
    <message>
        <source>Answers at 95%</source>
        <translation>95% 准确覆盖</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>学习件数</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Chosen otherwise</source>
        <translation>人工改派</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Set this certainty …</source>
        <translation>设为此把握…</translation>
    </message>
    <message>
        <source>Dispatch model</source>
        <translation>自动派单模型</translation>
    </message>
    <message>
        <source>Show the tickets behind it</source>
        <translation>查看对应工单</translation>
    </message>
    <message>
        <source>Trained models</source>
        <translation>训练过的模型</translation>
    </message>
    <message>
        <source>Categories of the model</source>
        <translation>模型的类别</translation>
    </message>
    <message>
        <source>No model yet: every ticket is dispatched by people</source>
        <translation>还没有模型：工单全部由人工派单</translation>
    </message>
    <message>
        <source>It learns from the closed tickets of this hotline; some hundred make a start. Their texts stay here.</source>
        <translation>模型从本热线已办结的工单学习，几百件即可起步；工单内容不出本机。</translation>
    </message>
    <message>
        <source>Train the first model …</source>
        <translation>训练第一个模型…</translation>
    </message>
    <message>
        <source>From which certainty on no person looks</source>
        <translation>自动派单的把握要求</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Since it is in use</source>
        <translation>启用以来</translation>
    </message>
    <message>
        <source>none in use</source>
        <translation>尚未启用</translation>
    </message>
    <message>
        <source>in use: trained %1 on %2 tickets</source>
        <translation>使用中：%1 训练，用 %2 件工单</translation>
    </message>
    <message>
        <source>Macro-F1 %1</source>
        <translation>宏 F1 %1</translation>
    </message>
    <message>
        <source>%1 tickets</source>
        <translation>%1 件工单</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>与训练时一致</translation>
    </message>
    <message>
        <source>keep an eye on it</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>train anew</source>
        <translation>应重新训练</translation>
    </message>
    <message>
        <source>too few tickets to say</source>
        <translation>工单太少，暂无法判断</translation>
    </message>
    <message>
        <source>Automatic dispatch is on; it is switched at the dispatch desk.</source>
        <translation>自动派单已开启；在派单台开关。</translation>
    </message>
    <message>
        <source>Automatic dispatch is off: proposals only. It is switched at the dispatch desk.</source>
        <translation>自动派单已关闭，只给建议；在派单台开关。</translation>
    </message>
    <message>
        <source>What it brings is known once a model is in use.</source>
        <translation>启用模型后才能估计效果。</translation>
    </message>
    <message>
        <source>No ticket of the test was that certain: everything goes to people.</source>
        <translation>检验中没有工单达到这一把握：全部由人工派单。</translation>
    </message>
    <message>
        <source>About %1 of the tickets go without a person; about %2 of these get the right category. By the test that the model in use was put to when it was trained.</source>
        <translation>约 %1 的工单不经人工，其中约 %2 类别正确。依据现用模型训练时的检验。</translation>
    </message>
    <message>
        <source>95% right: from %1</source>
        <translation>95% 正确：从 %1 起</translation>
    </message>
    <message>
        <source>Model of %1</source>
        <translation>%1 的模型</translation>
    </message>
    <message>
        <source>Learned from %1 closed tickets accepted %2 to %3, numbers masked. Right: how many that it put here belong here; found: how many that belong here it put here. Calibration error %4.</source>
        <translation>学自 %1 件已办结工单（%2 至 %3 受理，号码已遮盖）。判对率：判为此类的有多少属实；召回率：此类工单有多少被找到。校准误差 %4。</translation>
    </message>
    <message>
        <source>Tested on %1 newer tickets (%2 to %3): %4 right, %5 answered at 95%.</source>
        <translation>用 %1 件新工单检验（%2 至 %3）：判对 %4，95% 准确时可覆盖 %5。</translation>
    </message>
    <message>
        <source> That is clearly less than at its training: train a new one.</source>
        <translation>明显低于训练时，应训练新模型。</translation>
    </message>
    <message>
        <source> It holds what its training promised.</source>
        <translation>与训练时相符。</translation>
    </message>
</context>
<context>
    <name>lianxin::NavBar</name>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Lianxin</source>
        <translation>连心</translation>
    </message>
</context>
<context>
    <name>lianxin::NoticeDialog</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Accept the notice</source>
        <translation>采用此通知</translation>
    </message>
    <message>
        <source>Load a notice</source>
        <translation>载入放假通知</translation>
    </message>
    <message>
        <source>Paste the notice of the State Council’s General Office on next year’s holidays, as it was published. Nothing is guessed: what does not fit its own weekdays and counts is named.</source>
        <translation>粘贴国务院办公厅发布的放假通知原文。不作任何猜测：与星期、天数不符之处会指出来。</translation>
    </message>
    <message>
        <source>The notice</source>
        <translation>通知原文</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>%1: %2 days off, %3 make-up days</source>
        <translation>%1 年：放假 %2 天，调休上班 %3 天</translation>
    </message>
</context>
<context>
    <name>lianxin::NumbersDialog</name>
    <message>
        <source>every other number</source>
        <translation>其他号码</translation>
    </message>
    <message>
        <source>Number called</source>
        <translation>被叫号码</translation>
    </message>
    <message>
        <source>the seats, at once</source>
        <translation>直接转坐席</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>应答方式</translation>
    </message>
    <message>
        <source>%1, which is not there</source>
        <translation>%1（不存在）</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>技能组</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take it off …</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Numbers of the hotline</source>
        <translation>热线号码</translation>
    </message>
    <message>
        <source>What answers a call depends on the number that was called, as the trunk gives it. A number that is not here is answered as “every other number” says; without that by the shipped flow for incoming calls.</source>
        <translation>来电按中继送来的被叫号码决定应答方式。未列出的号码按“其他号码”应答；未设置“其他号码”时，由内置来电流程应答。</translation>
    </message>
    <message>
        <source>digits; * for others</source>
        <translation>数字；* 为其他</translation>
    </message>
    <message>
        <source>any seat</source>
        <translation>任意坐席</translation>
    </message>
    <message>
        <source>Skill of the seats</source>
        <translation>坐席技能组</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Take %1 off?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>Calls to it are answered as every other number is, from the next one on.</source>
        <translation>自下一通来电起，按其他号码的方式应答。</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>lianxin::OutcomeChart</name>
    <message>
        <source>Answered</source>
        <translation>接通</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>转人工</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>Busy, rejected</source>
        <translation>忙、拒接</translation>
    </message>
    <message>
        <source>Off or not in use</source>
        <translation>关机停机空号</translation>
    </message>
    <message>
        <source>Connect rate</source>
        <translation>接通率</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>今天累计</translation>
    </message>
    <message>
        <source>Outcomes by hour</source>
        <translation>各小时结果</translation>
    </message>
</context>
<context>
    <name>lianxin::PasswordDialog</name>
    <message>
        <source>The new one again</source>
        <translation>再次输入新口令</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>修改我的口令</translation>
    </message>
    <message>
        <source>You are logged off everywhere with it and log in again with the new one. What you began to write is kept.</source>
        <translation>修改后所有登录均会退出，请使用新口令重新登录。未提交的内容会保留。</translation>
    </message>
    <message>
        <source>8 characters of two kinds at least</source>
        <translation>至少 8 个字符，包含两类字符</translation>
    </message>
    <message>
        <source>Password of now</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>not the same</source>
        <translation>两次输入不一致</translation>
    </message>
</context>
<context>
    <name>lianxin::PeoplePicker</name>
    <message>
        <source>From</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>To, that day included</source>
        <translation>截止日（含当日）</translation>
    </message>
    <message>
        <source>Nobody was called back about it</source>
        <translation>尚未回访</translation>
    </message>
    <message>
        <source>Only the old</source>
        <translation>仅老年人</translation>
    </message>
    <message>
        <source>Only those who agreed to automatic calls</source>
        <translation>仅已同意自动外呼者</translation>
    </message>
    <message>
        <source>Leave out those whom a running campaign has</source>
        <translation>排除运行任务中已有的人</translation>
    </message>
    <message>
        <source>Leave out those on the do-not-call list</source>
        <translation>排除免打扰名单中的人</translation>
    </message>
    <message>
        <source>Count and preview</source>
        <translation>统计并预览</translation>
    </message>
    <message>
        <source>Make the list</source>
        <translation>生成名单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>People of tickets</source>
        <translation>工单联系人</translation>
    </message>
    <message>
        <source>Citizens with noted wishes</source>
        <translation>登记过意愿的市民</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>All districts</source>
        <translation>全部区县</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Any answer</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>不限语言</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Sichuanese</source>
        <translation>四川话</translation>
    </message>
    <message>
        <source>Wu</source>
        <translation>吴语</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>闽语</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>State of the ticket</source>
        <translation>工单状态</translation>
    </message>
    <message>
        <source>The days are those on which it was</source>
        <translation>日期按</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>What the citizen answered</source>
        <translation>回访评价</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>as the campaign</source>
        <translation>与任务同名</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>名单名称</translation>
    </message>
    <message>
        <source>The first of them</source>
        <translation>前若干人</translation>
    </message>
    <message>
        <source>A day is written as 2026-10-01.</source>
        <translation>日期请写成 2026-10-01。</translation>
    </message>
    <message>
        <source>Picked people</source>
        <translation>筛选名单</translation>
    </message>
    <message>
        <source>being counted …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>being made …</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of %2 looked at</source>
        <translation>已查看 %1 / %2</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>%1: %2 left out</source>
        <translation>%1：排除 %2</translation>
    </message>
    <message>
        <source>%1 also in a running campaign</source>
        <translation>%1 人也在运行任务中</translation>
    </message>
    <message>
        <source>%1 on the do-not-call list, who are not called</source>
        <translation>%1 人在免打扰名单中，不会拨打</translation>
    </message>
</context>
<context>
    <name>lianxin::PreflightView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Can be called</source>
        <translation>可以拨打</translation>
    </message>
    <message>
        <source>Expected end</source>
        <translation>预计拨完</translation>
    </message>
    <message>
        <source>Calls and line hours</source>
        <translation>拨打与线路小时</translation>
    </message>
    <message>
        <source>Seats for those who ask</source>
        <translation>转人工坐席</translation>
    </message>
    <message>
        <source>Held back by the rules</source>
        <translation>被规则拦截</translation>
    </message>
    <message>
        <source>the same rules as at dialling</source>
        <translation>与实际拨打同一套规则</translation>
    </message>
    <message>
        <source>What the forecast rests on</source>
        <translation>测算依据</translation>
    </message>
    <message>
        <source>By the hotline’s own calls</source>
        <translation>按本热线历史</translation>
    </message>
    <message>
        <source>Calls that are answered</source>
        <translation>接通率</translation>
    </message>
    <message>
        <source>A talk with the robot</source>
        <translation>机器人通话时长</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>振铃时长</translation>
    </message>
    <message>
        <source>Expected course</source>
        <translation>预计进程</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>being worked out …</source>
        <translation>测算中…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Not worked out yet.</source>
        <translation>尚未测算</translation>
    </message>
    <message>
        <source>all of the list</source>
        <translation>名单全部</translation>
    </message>
    <message>
        <source>of %1, %2 never</source>
        <translation>共 %1，%2 不会拨打</translation>
    </message>
    <message>
        <source>not within a year</source>
        <translation>一年内拨不完</translation>
    </message>
    <message>
        <source>after the end of the campaign</source>
        <translation>晚于任务结束时间</translation>
    </message>
    <message>
        <source>%1 of dialling time</source>
        <translation>需拨打时间 %1</translation>
    </message>
    <message>
        <source>%1 line hours, at most %2 lines</source>
        <translation>%1 线路小时，最多 %2 线</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>最多 %1 个</translation>
    </message>
    <message>
        <source>%1 hand-overs; no seats planned</source>
        <translation>转人工 %1 次，未定坐席</translation>
    </message>
    <message>
        <source>%1 planned are enough</source>
        <translation>计划 %1 个，够用</translation>
    </message>
    <message>
        <source>%1 short in %2 half hours</source>
        <translation>%2 个半小时不足，最多缺 %1 个</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不会拨打</translation>
    </message>
    <message>
        <source>not today</source>
        <translation>现在不拨</translation>
    </message>
    <message>
        <source>No row is held back.</source>
        <translation>没有号码被拦截</translation>
    </message>
    <message>
        <source>first days shown</source>
        <translation>仅显示前几天</translation>
    </message>
    <message>
        <source>from %1 calls</source>
        <translation>取自 %1 次拨打</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>手工填写</translation>
    </message>
    <message>
        <source>usual figure</source>
        <translation>通用值</translation>
    </message>
    <message>
        <source>%1 whose first number is never called are called at a further one</source>
        <translation>%1 人的首选号码不能拨打，将改拨备用号码</translation>
    </message>
    <message>
        <source>Ask for a person</source>
        <translation>接通后转人工比例</translation>
    </message>
    <message>
        <source>Talk and wrap-up at a seat</source>
        <translation>坐席处理时长（含整理）</translation>
    </message>
    <message>
        <source>A list that was to be left out is no longer there: nobody is left out by it</source>
        <translation>应排除的一份名单已不存在，不再据此排除人员</translation>
    </message>
    <message>
        <source>The list “%1” was taken back: nobody is left out by it</source>
        <translation>名单“%1”已撤销，不再据此排除人员</translation>
    </message>
</context>
<context>
    <name>lianxin::ProposalsDialog</name>
    <message>
        <source>Number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>建议单位</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Dispatched to</source>
        <translation>实派单位</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>单位退回</translation>
    </message>
    <message>
        <source>chosen otherwise</source>
        <translation>人工改派</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待派</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>as proposed</source>
        <translation>按建议</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Tickets behind the figure</source>
        <translation>数字背后的工单</translation>
    </message>
    <message>
        <source>All proposals</source>
        <translation>全部建议</translation>
    </message>
    <message>
        <source>Dispatched automatically</source>
        <translation>自动派单</translation>
    </message>
    <message>
        <source>Dispatched by people</source>
        <translation>人工派单</translation>
    </message>
    <message>
        <source>Chosen otherwise</source>
        <translation>人工改派</translation>
    </message>
    <message>
        <source>Given back by the unit</source>
        <translation>单位退回</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>All months</source>
        <translation>全部月份</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>none of this kind</source>
        <translation>没有这类工单</translation>
    </message>
    <message>
        <source>%1 tickets</source>
        <translation>%1 件工单</translation>
    </message>
    <message>
        <source>No ticket of this kind in these months.</source>
        <translation>所选月份没有此类工单</translation>
    </message>
</context>
<context>
    <name>lianxin::RecordingPlayer</name>
    <message>
        <source>This machine has no headset or loudspeaker.</source>
        <translation>本机没有耳机或扬声器。</translation>
    </message>
    <message>
        <source>Plug one in, or export the recording and listen elsewhere.</source>
        <translation>请插上耳机，或导出录音后在别处收听。</translation>
    </message>
    <message>
        <source>The recording can’t be played: the sound device stopped.</source>
        <translation>录音无法播放：音频设备已停止。</translation>
    </message>
    <message>
        <source>Choose another headset, or export the recording and listen elsewhere.</source>
        <translation>请更换耳机，或导出录音后在别处收听。</translation>
    </message>
</context>
<context>
    <name>lianxin::RecordingsPage</name>
    <message>
        <source>Begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>外呼任务</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>complete, sealed</source>
        <translation>完整，已加密</translation>
    </message>
    <message>
        <source>cut off, playable</source>
        <translation>中断，可播放</translation>
    </message>
    <message>
        <source>Listen …</source>
        <translation>收听…</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止收听</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>显示 %1 条</translation>
    </message>
    <message>
        <source>Listen to this recording?</source>
        <translation>收听这段录音？</translation>
    </message>
    <message>
        <source>Export this recording?</source>
        <translation>导出这段录音？</translation>
    </message>
    <message>
        <source>Who listened, when and why is written to the audit trail.</source>
        <translation>谁在何时因何收听，会记入审计日志。</translation>
    </message>
    <message>
        <source>A stereo WAV leaves the sealed store: citizen left, seat right. Who exported it, when and why is written to the audit trail.</source>
        <translation>将从加密存储导出双声道 WAV：左声道市民，右声道坐席。谁在何时因何导出，会记入审计日志。</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>收听</translation>
    </message>
    <message>
        <source>Export as WAV</source>
        <translation>导出为 WAV</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉核查</translation>
    </message>
    <message>
        <source>Quality check</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Sound (*.wav)</source>
        <translation>声音 (*.wav)</translation>
    </message>
    <message>
        <source>being fetched …</source>
        <translation>正在取回…</translation>
    </message>
    <message>
        <source>exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>being recorded</source>
        <translation>正在录音</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>搜索通话内容</translation>
    </message>
    <message>
        <source>Lines in which it was said</source>
        <translation>搜到的话</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 句</translation>
    </message>
    <message>
        <source>%1 lines, searched back to %2</source>
        <translation>%1 句，已搜到 %2</translation>
    </message>
    <message>
        <source>No recording fits. Widen the search.</source>
        <translation>没有符合条件的录音，请放宽条件</translation>
    </message>
    <message>
        <source>Nobody said that in the calls searched.</source>
        <translation>所查通话中没有相符的语句</translation>
    </message>
</context>
<context>
    <name>lianxin::RelatedPanel</name>
    <message>
        <source>Possibly the same matter</source>
        <translation>可能是同一件事</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已并单</translation>
    </message>
    <message>
        <source>same citizen</source>
        <translation>同一市民</translation>
    </message>
    <message>
        <source>alike %1%</source>
        <translation>相似 %1%</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Merge …</source>
        <translation>并单…</translation>
    </message>
</context>
<context>
    <name>lianxin::RetryChart</name>
    <message>
        <source>Due again</source>
        <translation>待重拨</translation>
    </message>
    <message>
        <source>being counted …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Nobody is due again.</source>
        <translation>没有待重拨的人。</translation>
    </message>
    <message>
        <source>%1 people are due again, each at the pause that its cause asks for; moved to the next hours in which calls are allowed.</source>
        <translation>%1 人待重拨：按未接通原因各自间隔，并顺延到允许外呼的时段。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>%1 of them later than shown.</source>
        <translation>其中 %1 人晚于图中时段。</translation>
    </message>
</context>
<context>
    <name>lianxin::RevealButton</name>
    <message>
        <source>Show the number …</source>
        <translation>查看号码…</translation>
    </message>
    <message>
        <source>Asks for the purpose and your password; both the look and its purpose are kept in the audit trail.</source>
        <translation>需填写用途并验证口令；查看行为及用途将记入审计日志。</translation>
    </message>
</context>
<context>
    <name>lianxin::RevealDialog</name>
    <message>
        <source>Show the number</source>
        <translation>查看号码</translation>
    </message>
    <message>
        <source>Leave it hidden</source>
        <translation>不查看</translation>
    </message>
    <message>
        <source>Show the citizen’s number?</source>
        <translation>查看市民号码？</translation>
    </message>
    <message>
        <source>What you need it for is kept in the audit trail under your name. To call the citizen you don’t need the number: the engine dials.</source>
        <translation>用途会以您的名义记入审计日志。给市民打电话不需要知道号码：由引擎拨号。</translation>
    </message>
    <message>
        <source>Written answer to the citizen</source>
        <translation>书面答复市民</translation>
    </message>
    <message>
        <source>Visit on the spot</source>
        <translation>上门核实</translation>
    </message>
    <message>
        <source>The line broke off</source>
        <translation>通话中断</translation>
    </message>
    <message>
        <source>Choose a purpose above or write your own</source>
        <translation>选择上面的用途，或自己填写</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Hide it again</source>
        <translation>重新隐藏</translation>
    </message>
    <message>
        <source>hidden again in %1 s</source>
        <translation>%1 秒后重新隐藏</translation>
    </message>
    <message>
        <source>Noted in the audit trail under your name. Purpose: %1</source>
        <translation>已以您的名义记入审计日志。用途：%1</translation>
    </message>
</context>
<context>
    <name>lianxin::ReviewsPage</name>
    <message>
        <source>Number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Understood as</source>
        <translation>机器理解</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>回访时间</translation>
    </message>
    <message>
        <source>Listen …</source>
        <translation>收听…</translation>
    </message>
    <message>
        <source>Visits to listen to</source>
        <translation>待复听回访</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未提及</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>partly solved</source>
        <translation>部分解决</translation>
    </message>
    <message>
        <source>not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>good</source>
        <translation>好</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>不好</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Attitude of the unit</source>
        <translation>单位态度</translation>
    </message>
    <message>
        <source>What the citizen means</source>
        <translation>市民的意思是</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 件待处理</translation>
    </message>
    <message>
        <source>No visit is in doubt</source>
        <translation>没有待复听的回访</translation>
    </message>
    <message>
        <source>Understood as: %1, %2 sure. %3</source>
        <translation>机器理解为“%1”，把握 %2。%3</translation>
    </message>
    <message>
        <source>What a citizen meant is asked here before anything is scored, where it was not clear.</source>
        <translation>市民的意思不清楚时，先在这里由人工听取确认，再计入评价。</translation>
    </message>
    <message>
        <source>Choose a visit to listen to it</source>
        <translation>请选择一次回访进行复听</translation>
    </message>
</context>
<context>
    <name>lianxin::RingingCard</name>
    <message>
        <source>not asked</source>
        <translation>未问到</translation>
    </message>
    <message>
        <source>Outbound call</source>
        <translation>外呼</translation>
    </message>
    <message>
        <source>Campaign: %1</source>
        <translation>外呼任务：%1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Waiting to be answered</source>
        <translation>等待接听</translation>
    </message>
    <message>
        <source>Send back to the queue</source>
        <translation>退回排队</translation>
    </message>
    <message>
        <source>Answer within 15 s</source>
        <translation>15 秒内接听</translation>
    </message>
    <message>
        <source>Esc never ends a call</source>
        <translation>Esc 不会挂断</translation>
    </message>
    <message>
        <source>Caller unknown</source>
        <translation>身份未知</translation>
    </message>
    <message>
        <source>This call is recorded; the citizen has been told</source>
        <translation>本次通话将录音；市民已听过提示</translation>
    </message>
    <message>
        <source>Check code %1 | this call is recorded; the citizen has been told</source>
        <translation>核验码 %1｜本次通话将录音；市民已听过机器语音提示</translation>
    </message>
    <message>
        <source>Why it comes to you</source>
        <translation>为何转接</translation>
    </message>
    <message>
        <source>With the robot for %1</source>
        <translation>机器人已通话 %1</translation>
    </message>
    <message>
        <source>What was said last</source>
        <translation>最后几句</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>还没有对话。</translation>
    </message>
    <message>
        <source>Confirmed (no need to ask again)</source>
        <translation>已确认（不必再问）</translation>
    </message>
    <message>
        <source>Nothing confirmed yet.</source>
        <translation>还没有确认任何内容。</translation>
    </message>
    <message>
        <source>Tickets of this citizen</source>
        <translation>关联工单</translation>
    </message>
    <message>
        <source>No open ticket.</source>
        <translation>没有未办结的工单。</translation>
    </message>
    <message>
        <source>Opens when you answer</source>
        <translation>接听后自动打开</translation>
    </message>
    <message>
        <source>Dialogue so far</source>
        <translation>已有对话</translation>
    </message>
    <message>
        <source>Ticket draft</source>
        <translation>工单草稿</translation>
    </message>
    <message>
        <source>Rung for %1 s, %2 s left</source>
        <translation>已响 %1 秒，剩 %2 秒</translation>
    </message>
    <message>
        <source>Rung for %1 s, later than 15 s</source>
        <translation>已响 %1 秒，超过 15 秒</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>热线来电</translation>
    </message>
</context>
<context>
    <name>lianxin::RowsDialog</name>
    <message>
        <source>%1 (number %2)</source>
        <translation>%1（第 %2 个号码）</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>没有记录</translation>
    </message>
</context>
<context>
    <name>lianxin::RulesCard</name>
    <message>
        <source>Call only people who agreed to automatic calls</source>
        <translation>仅拨打已同意接听自动外呼的市民</translation>
    </message>
    <message>
        <source>Public danger: hours of single people don’t hold it back</source>
        <translation>涉及公共安全：不受个人时段限制</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>free seats where a skill is named</source>
        <translation>指定技能组时按空闲坐席</translation>
    </message>
    <message>
        <source>free seats</source>
        <translation>按空闲坐席</translation>
    </message>
    <message>
        <source>lines alone</source>
        <translation>仅按线路</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Whom it leaves out</source>
        <translation>排除范围</translation>
    </message>
    <message>
        <source>Group of campaigns</source>
        <translation>互斥任务组</translation>
    </message>
    <message>
        <source>Of the campaigns under way that name the same group, one calls a person: the first.</source>
        <translation>执行中的同组任务，每位市民只由最先拨打的任务呼叫。</translation>
    </message>
    <message>
        <source>Lists whose people are not called</source>
        <translation>排除名单（名单内人员不拨打）</translation>
    </message>
    <message>
        <source>How many may ask in vain</source>
        <translation>转人工呼损</translation>
    </message>
    <message>
        <source>Paced by</source>
        <translation>拨号节奏</translation>
    </message>
    <message>
        <source>Lost of those who ask, at most</source>
        <translation>呼损率上限</translation>
    </message>
    <message>
        <source>Lost who waits longer than</source>
        <translation>等待超过即计呼损</translation>
    </message>
    <message>
        <source>only who agreed</source>
        <translation>仅限已同意者</translation>
    </message>
    <message>
        <source>public danger</source>
        <translation>公共安全</translation>
    </message>
    <message>
        <source>group “%1”</source>
        <translation>互斥组“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n lists left out</source>
        <translation>
            <numerusform>排除 %n 个名单</numerusform>
        </translation>
    </message>
    <message>
        <source>paced by free seats</source>
        <translation>按空闲坐席拨号</translation>
    </message>
    <message>
        <source>paced by lines alone</source>
        <translation>仅按线路拨号</translation>
    </message>
    <message>
        <source>at most %1 lost</source>
        <translation>呼损率不超过 %1</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>%1, %2 people</source>
        <translation>%1，%2 人</translation>
    </message>
    <message>
        <source>There is no other list.</source>
        <translation>没有其他名单。</translation>
    </message>
</context>
<context>
    <name>lianxin::SeatCare</name>
    <message>
        <source>Rest and skills</source>
        <translation>休息与技能组</translation>
    </message>
    <message>
        <source>Rest and skills of the chosen seat (Alt+T)</source>
        <translation>所选坐席的休息与技能组（Alt+T）</translation>
    </message>
    <message>
        <source>End the rest</source>
        <translation>结束休息</translation>
    </message>
    <message>
        <source>Let it rest for %1 min</source>
        <translation>安排休息 %1 分钟</translation>
    </message>
    <message>
        <source>Skills …</source>
        <translation>技能组…</translation>
    </message>
    <message>
        <source>Skills of seat %1</source>
        <translation>坐席 %1 的技能组</translation>
    </message>
    <message>
        <source>Calls that ask for a skill are offered to seats that have it. A seat without any is offered everything.</source>
        <translation>指定技能组的来电只分配给该技能组的坐席；未设技能组的坐席接听全部来电。</translation>
    </message>
    <message>
        <source>Set the skills</source>
        <translation>设置技能组</translation>
    </message>
    <message>
        <source>names with ; between; empty: everything</source>
        <translation>多个以“；”分隔，留空表示全部</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能组</translation>
    </message>
</context>
<context>
    <name>lianxin::SeatPage</name>
    <message>
        <source>Answered by me today</source>
        <translation>我今天接听</translation>
    </message>
    <message>
        <source>Answered within 15 s</source>
        <translation>15 秒接通率</translation>
    </message>
    <message>
        <source>Average talk</source>
        <translation>平均通话</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时限</translation>
    </message>
    <message>
        <source>No call at present</source>
        <translation>当前没有通话</translation>
    </message>
    <message>
        <source>The next call is assigned to you by itself as soon as you are ready. Who it is, why, and what was said appears here before you answer.</source>
        <translation>空闲时自动分配下一通。接听之前，这里会显示是谁、为何转接、已说了什么。</translation>
    </message>
    <message>
        <source>%1 items; kept when a call comes</source>
        <translation>%1 件，接听时自动保留</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 个</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation>最长等待 %1</translation>
    </message>
    <message>
        <source>no calls yet</source>
        <translation>还没有来电</translation>
    </message>
    <message>
        <source>target 95%, met</source>
        <translation>目标 95%，达标</translation>
    </message>
    <message>
        <source>target 95%, missed</source>
        <translation>目标 95%，未达标</translation>
    </message>
    <message>
        <source>Closest to their deadline</source>
        <translation>临近时限的工单</translation>
    </message>
    <message>
        <source>Live transcript</source>
        <translation>实时转写</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Ticket draft</source>
        <translation>工单草稿</translation>
    </message>
    <message>
        <source>No open ticket has a deadline near. New ones appear here.</source>
        <translation>没有临近时限的工单</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the drafts that can’t be read</source>
        <translation>移除无法读取的草稿</translation>
    </message>
    <message>
        <source>Kept drafts that can’t be read any more: %1. What was written in them has to be written again.</source>
        <translation>有 %1 份暂存草稿无法读取，其中内容需重新填写。</translation>
    </message>
</context>
<context>
    <name>lianxin::SetUpPage</name>
    <message>
        <source>%1 is missing.</source>
        <translation>“%1”未填写。</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>请补上。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Everything the hotline knows lies in one encrypted store on this machine: lists, calls, recordings, tickets. Its key file is made beside it.</source>
        <translation>热线的全部数据（名单、通话、录音、工单）都在本机的一个加密存储里，密钥文件生成在它旁边。</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Chinese national algorithms: SM4, SM3</source>
        <translation>国密算法：SM4、SM3</translation>
    </message>
    <message>
        <source>International algorithms: AES-256, SHA-256</source>
        <translation>国际算法：AES-256、SHA-256</translation>
    </message>
    <message>
        <source>Encryption; can&apos;t be changed later</source>
        <translation>加密算法（以后不能更改）</translation>
    </message>
    <message>
        <source>Name of the hotline, as it is spoken</source>
        <translation>热线名称（播报时使用）</translation>
    </message>
    <message>
        <source>12345 hotline</source>
        <translation>12345 热线</translation>
    </message>
    <message>
        <source>Area code, for landlines without one</source>
        <translation>区号（补在没有区号的固定电话前）</translation>
    </message>
    <message>
        <source>only this machine (127.0.0.1)</source>
        <translation>仅本机（127.0.0.1）</translation>
    </message>
    <message>
        <source>Where lines and the seats&apos; telephones reach this machine</source>
        <translation>线路和坐席话机访问本机的地址</translation>
    </message>
    <message>
        <source>If the key file is ever lost, only this recovery key opens the store. It is shown now and never again; nobody can make it anew.</source>
        <translation>密钥文件一旦丢失，只有这个恢复密钥能打开存储。它只在此刻显示一次，谁也无法重新生成。</translation>
    </message>
    <message>
        <source>Save as a file …</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Keep this sheet under lock and key, away from the machine and its backups.</source>
        <translation>请将此页锁好，不要与本机及备份放在一起。</translation>
    </message>
    <message>
        <source>I have written it down and put it where the store is not</source>
        <translation>我已抄下，并与存储分开保管</translation>
    </message>
    <message>
        <source>The security administrator gives everybody else their account: seats, supervisors, and the system and audit administrators. No one may be all three.</source>
        <translation>安全管理员为其他人开通账号：坐席、班长，以及系统管理员和审计管理员。三员不能由一人兼任。</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>The line to the carrier, as their letter names it. Without one nobody can be called yet; it can be added later.</source>
        <translation>到运营商的线路，按开通单填写。没有线路还不能拨打，可以以后再加。</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>运营商线路</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Number that is shown</source>
        <translation>主叫显示号码</translation>
    </message>
    <message>
        <source>Calls at a time</source>
        <translation>并发路数</translation>
    </message>
    <message>
        <source>Account, if the carrier gave one</source>
        <translation>账号（运营商提供时填写）</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>账号口令</translation>
    </message>
    <message>
        <source>The hotline is set up</source>
        <translation>热线已建好</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Make the store</source>
        <translation>建立存储</translation>
    </message>
    <message>
        <source>Add the line</source>
        <translation>添加线路</translation>
    </message>
    <message>
        <source>Start the engine</source>
        <translation>启动引擎</translation>
    </message>
    <message>
        <source>Key file: %1. Keep a copy of it apart from the backups.</source>
        <translation>密钥文件：%1。请另存一份，与备份分开。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>Type it twice.</source>
        <translation>请重新输入两遍。</translation>
    </message>
    <message>
        <source>Line added.</source>
        <translation>线路已添加。</translation>
    </message>
    <message>
        <source>No line yet: the system administrator can add one.</source>
        <translation>还没有线路，可由系统管理员添加。</translation>
    </message>
    <message>
        <source>Configuration: %1</source>
        <translation>配置文件：%1</translation>
    </message>
    <message>
        <source>Log in as %1 and give the others their accounts.</source>
        <translation>请以 %1 登录，为其他人开通账号。</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation>保存恢复密钥</translation>
    </message>
    <message>
        <source>Recovery key of the store %1</source>
        <translation>存储 %1 的恢复密钥</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请换一个文件夹。</translation>
    </message>
    <message>
        <source>Name of the line</source>
        <translation>线路名称</translation>
    </message>
    <message>
        <source>Handling units</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Test call</source>
        <translation>试呼</translation>
    </message>
    <message>
        <source>The offices that tickets are sent to, with their superiors and the people who are called, from a table: 单位名称, and where there are any 编码, 上级单位, 区县, 值班电话, 联系人, 联系人电话, 作息时间. They can be imported later, too.</source>
        <translation>接收工单的承办单位及其上级单位、联系人，从表格导入：单位名称；可含编码、上级单位、区县、值班电话、联系人、联系人电话、作息时间。也可日后导入。</translation>
    </message>
    <message>
        <source>Table, .xlsx or .csv</source>
        <translation>表格（.xlsx 或 .csv）</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.csv)</source>
        <translation>表格 (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>Whether the line really works, a call shows: the engine is started and calls a telephone of yours for at most 15 seconds. An answered call is hung up at once. The rules of dialling hold for it, too.</source>
        <translation>通过试呼确认线路可用：启动引擎并呼叫您的电话，最长 15 秒，接听后立即挂断。试呼同样遵守外呼规则。</translation>
    </message>
    <message>
        <source>A telephone of yours</source>
        <translation>您的电话号码</translation>
    </message>
    <message>
        <source>Import the units</source>
        <translation>导入单位</translation>
    </message>
    <message>
        <source>Start the engine and call</source>
        <translation>启动引擎并试呼</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>%1 handling units imported.</source>
        <translation>已导入承办单位 %1 个。</translation>
    </message>
    <message>
        <source>%1 rows were left out, the first is row %2: %3.</source>
        <translation>另有 %1 行未导入，首个为第 %2 行：%3。</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已接听</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>正在呼叫</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待呼叫</translation>
    </message>
    <message>
        <source>answered after %1 s</source>
        <translation>%1 秒后接听</translation>
    </message>
    <message>
        <source>The rules of dialling hold it back now, by the hour for instance. It can be tried again on the page of the trunks.</source>
        <translation>外呼规则暂不允许拨打（例如不在外呼时段），可稍后在中继页面重试。</translation>
    </message>
</context>
<context>
    <name>lianxin::SheetImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>file on the engine&apos;s machine</source>
        <translation>引擎所在机器上的文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Why it can’t be used</source>
        <translation>不能使用的原因</translation>
    </message>
    <message>
        <source>Rows that could not be used</source>
        <translation>不能使用的行</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.csv)</source>
        <translation>表格 (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>not in this file</source>
        <translation>此文件没有</translation>
    </message>
    <message>
        <source>%1 new, %2 known already and brought up to date, %3 rows can’t be used</source>
        <translation>新增 %1，更新 %2，%3 行不能使用</translation>
    </message>
    <message>
        <source>Import %1 rows</source>
        <translation>导入 %1 行</translation>
    </message>
</context>
<context>
    <name>lianxin::SoundDevice</name>
    <message>
        <source>No microphone was found; the citizen can’t hear you.</source>
        <translation>没有找到麦克风，市民听不到您。</translation>
    </message>
    <message>
        <source>“%1” is gone; “%2” is used instead.</source>
        <translation>“%1”已断开，已改用“%2”。</translation>
    </message>
    <message>
        <source>No loudspeaker was found; you can’t hear the citizen.</source>
        <translation>没有找到听筒，您听不到市民。</translation>
    </message>
</context>
<context>
    <name>lianxin::StatusLine</name>
    <message>
        <source>Rehearsal: the other side is simulated</source>
        <translation>演练模式：对方是模拟市民</translation>
    </message>
    <message>
        <source>Demonstration voice</source>
        <translation>演示语音</translation>
    </message>
    <message>
        <source>Line off</source>
        <translation>线路 未启用</translation>
    </message>
    <message>
        <source>Line registering</source>
        <translation>线路 正在注册</translation>
    </message>
    <message>
        <source>Line registered</source>
        <translation>线路 已注册</translation>
    </message>
    <message>
        <source>Line not registered</source>
        <translation>线路 未注册</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Microphone ?</source>
        <translation>麦克风 ?</translation>
    </message>
    <message>
        <source>Microphone missing</source>
        <translation>麦克风 异常</translation>
    </message>
    <message>
        <source>Engine fine, %1</source>
        <translation>引擎 正常 %1</translation>
    </message>
    <message>
        <source>Engine silent, last heard %1</source>
        <translation>引擎 无应答，最后应答 %1</translation>
    </message>
    <message>
        <source>Engine: connecting</source>
        <translation>引擎 正在连接</translation>
    </message>
    <message>
        <source>Engine: not connected</source>
        <translation>引擎 未连接</translation>
    </message>
    <message>
        <source>Engine lost, last heard %1</source>
        <translation>引擎 断开，最后应答 %1</translation>
    </message>
    <message>
        <source>Store ?</source>
        <translation>存储 ?</translation>
    </message>
    <message>
        <source>Store not encrypted</source>
        <translation>存储 未加密</translation>
    </message>
    <message>
        <source>Store encrypted (SM4)</source>
        <translation>存储 已加密（国密 SM4）</translation>
    </message>
    <message>
        <source>Store encrypted (AES)</source>
        <translation>存储 已加密（AES）</translation>
    </message>
    <message>
        <source>Demo recognition model</source>
        <translation>演示识别模型</translation>
    </message>
    <message>
        <source>Encrypted; the engine’s certificate was checked</source>
        <translation>已加密；引擎的证书已核对</translation>
    </message>
    <message>
        <source>Engine at %1 fine, %2</source>
        <translation>引擎 %1 正常，%2</translation>
    </message>
    <message>
        <source>Bots take keys only: the engine hears too late</source>
        <translation>识别延迟过大，机器人仅收按键</translation>
    </message>
</context>
<context>
    <name>lianxin::StepList</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
</context>
<context>
    <name>lianxin::SupervisionPanel</name>
    <message>
        <source>Supervision order</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>%1 in all, newest first</source>
        <translation>共 %1 张，新的在前</translation>
    </message>
    <message>
        <source>open</source>
        <translation>督办中</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>due %1 %2</source>
        <translation>%1 %2 到期</translation>
    </message>
    <message>
        <source>overdue by %1</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>%1 下达</translation>
    </message>
    <message>
        <source>Until a second visit finds the citizen satisfied</source>
        <translation>待二次回访市民满意后办结</translation>
    </message>
</context>
<context>
    <name>lianxin::SynonymsDialog</name>
    <message>
        <source>Citizens say</source>
        <translation>群众用语</translation>
    </message>
    <message>
        <source>Articles say</source>
        <translation>规范用语</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Words of citizens</source>
        <translation>群众用语</translation>
    </message>
    <message>
        <source>What citizens say is looked for as articles write it, too: who asks for 退休金 finds 养老金. It holds from the next search on.</source>
        <translation>检索时将群众用语同时按知识条目中的规范用语查找：问“退休金”可查到“养老金”。自下一次检索起生效。</translation>
    </message>
    <message>
        <source>a word; the list shows what has it</source>
        <translation>输入词语，列表显示匹配项</translation>
    </message>
    <message>
        <source>with ; between; empty: take it out</source>
        <translation>多个以“；”分隔，留空则移除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>lianxin::TemplatesDialog</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列用途</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Kept uses of columns</source>
        <translation>已保存的列用途</translation>
    </message>
    <message>
        <source>A file with the same titles is matched by them. Without one its columns are guessed again.</source>
        <translation>标题相同的文件按此匹配；删除后重新识别各列。</translation>
    </message>
    <message>
        <source>None is kept. They are kept when a list is imported.</source>
        <translation>暂无已保存的列用途，导入名单时可保存。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>“%1” is being removed.</source>
        <translation>正在删除“%1”。</translation>
    </message>
</context>
<context>
    <name>lianxin::TicketDrawer</name>
    <message>
        <source>Copy the number</source>
        <translation>复制工单号</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>due %1 %2</source>
        <translation>%1 %2 到期</translation>
    </message>
    <message>
        <source>The day of acceptance does not count; %1 working days follow.</source>
        <translation>怎么算的：受理当天不计，次日起算 %1 个工作日。</translation>
    </message>
    <message>
        <source>By: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>Urge %1</source>
        <translation>催办%1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>make-up day, counts</source>
        <translation>调休上班，计入</translation>
    </message>
    <message>
        <source>off: holiday, does not count</source>
        <translation>休 放假，不计</translation>
    </message>
    <message>
        <source>More steps</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Merge into %1?</source>
        <translation>并入 %1？</translation>
    </message>
    <message>
        <source>%1 (lead)</source>
        <translation>%1（主办）</translation>
    </message>
    <message>
        <source>%1 (assists)</source>
        <translation>%1（协办）</translation>
    </message>
    <message>
        <source>Was due %1 before: %2</source>
        <translation>原期限 %1，因%2调整</translation>
    </message>
    <message>
        <source>Show the number</source>
        <translation>查看号码</translation>
    </message>
    <message>
        <source> %1.</source>
        <comment>what is off, after the sentence before</comment>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>lianxin::TicketFilterBar</name>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Search tickets</source>
        <translation>搜索工单</translation>
    </message>
    <message>
        <source>Beginning of a ticket number, a phone number, or words of title and request ( / )</source>
        <translation>工单号开头、电话号码，或标题和诉求中的词（按 / 键）</translation>
    </message>
    <message>
        <source>All districts</source>
        <translation>区县：全部</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>类别：全部</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>承办单位：全部</translation>
    </message>
    <message>
        <source>By deadline</source>
        <translation>按时限</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部工单</translation>
    </message>
    <message>
        <source>Save this view …</source>
        <translation>保存当前视图…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>保存当前视图</translation>
    </message>
    <message>
        <source>Filters and order come back under this name, on this machine.</source>
        <translation>在这台电脑上以此名称保存筛选条件和排序。</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number, words</source>
        <translation>工单号、诉求</translation>
    </message>
</context>
<context>
    <name>lianxin::TicketForm</name>
    <message>
        <source>Save ticket</source>
        <translation>保存工单</translation>
    </message>
    <message>
        <source>Ticket draft</source>
        <translation>工单草稿</translation>
    </message>
    <message>
        <source>after saving</source>
        <translation>保存后算出</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Expects</source>
        <translation>期望方式</translation>
    </message>
    <message>
        <source>Handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 still missing: %2</source>
        <translation>还缺 %1 项：%2</translation>
    </message>
    <message>
        <source>Expects: %1</source>
        <translation>期望方式：%1</translation>
    </message>
    <message>
        <source>Discard the draft …</source>
        <translation>放弃草稿…</translation>
    </message>
    <message>
        <source>if it matters</source>
        <translation>如有时间要求</translation>
    </message>
    <message>
        <source>Unsaved draft of the call with %1</source>
        <translation>未保存的草稿：与 %1 的通话</translation>
    </message>
    <message>
        <source>an unknown number</source>
        <translation>未知号码</translation>
    </message>
    <message>
        <source>Discard this draft?</source>
        <translation>放弃这份草稿？</translation>
    </message>
    <message>
        <source>What you wrote for this ticket is gone then; the call and its transcript stay.</source>
        <translation>您为本工单填写的内容将被删除；通话及转写保留。</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>How complete the ticket is</source>
        <translation>工单完整度</translation>
    </message>
    <message>
        <source>F9 or Ctrl+Enter</source>
        <translation>F9 或 Ctrl+Enter</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Urgent: %1</source>
        <translation>紧急：%1</translation>
    </message>
    <message>
        <source>What is said fills in by itself; F1 in a field plays where it was said</source>
        <translation>随通话自动填写；在字段中按 F1 听原话</translation>
    </message>
    <message>
        <source>The engine is away. What you write is kept here and can be saved when it is back.</source>
        <translation>引擎已断开。您填写的内容已保留，恢复后可保存。</translation>
    </message>
    <message>
        <source>Nothing is proposed: %1. Fill it in by hand.</source>
        <translation>暂无自动建议：%1。请手工填写。</translation>
    </message>
    <message>
        <source>Ask: “%1”</source>
        <translation>请问：“%1”</translation>
    </message>
    <message>
        <source>visit or call, and when</source>
        <translation>上门或电话、时间</translation>
    </message>
    <message>
        <source>What you write could not be kept for later: %1. Save it before you close the console.</source>
        <translation>所填内容未能暂存：%1。请在关闭工作台前保存工单。</translation>
    </message>
    <message>
        <source>at dispatch</source>
        <translation>派单时确定</translation>
    </message>
    <message>
        <source>Save or discard it.</source>
        <translation>通话已结束，请保存工单或放弃草稿。</translation>
    </message>
</context>
<context>
    <name>lianxin::TicketTimeline</name>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Calls only</source>
        <translation>只看通话</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Calls only %1</source>
        <translation>只看通话 %1</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <source>Listen from this moment</source>
        <translation>从这一刻听起</translation>
    </message>
    <message>
        <source>Nothing of it is written down.</source>
        <translation>没有文字记录。</translation>
    </message>
    <message>
        <source>Listen from %1</source>
        <translation>从 %1 听起</translation>
    </message>
    <message>
        <source>%1. Plays from %2.</source>
        <translation>%1。从 %2 起播放。</translation>
    </message>
    <message>
        <source>Summary, by rules from the transcript: %1</source>
        <translation>小结（按规则从通话文字生成）：%1</translation>
    </message>
    <message>
        <source>Summary, by model %1: %2</source>
        <translation>小结（由模型 %1 生成）：%2</translation>
    </message>
    <message>
        <source>Summary, written by the seat: %1</source>
        <translation>小结（坐席填写）：%1</translation>
    </message>
    <message>
        <source>Summary: %1</source>
        <translation>小结：%1</translation>
    </message>
</context>
<context>
    <name>lianxin::TicketsPage</name>
    <message>
        <source>Number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时限</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 件</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>No step is possible</source>
        <translation>现在没有可办的步骤</translation>
    </message>
    <message>
        <source>No ticket fits these filters.</source>
        <translation>没有符合筛选条件的工单</translation>
    </message>
</context>
<context>
    <name>lianxin::TopBar</name>
    <message>
        <source>No seat</source>
        <translation>无坐席</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Seat state</source>
        <translation>坐席状态</translation>
    </message>
    <message>
        <source>Ready for calls</source>
        <translation>空闲，可接电话</translation>
    </message>
    <message>
        <source>Short break</source>
        <translation>小休</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>小休</translation>
    </message>
    <message>
        <source>Meal</source>
        <translation>用餐</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>After-call work</source>
        <translation>文书整理</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Sign the telephone off</source>
        <translation>退出话机</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新通知</translation>
    </message>
    <message>
        <source>Ready, away or off (F7)</source>
        <translation>空闲、离席或退出话机（F7）</translation>
    </message>
</context>
<context>
    <name>lianxin::TracePanel</name>
    <message>
        <source>%1 of %2 made</source>
        <translation>已 %1 次，共 %2 次</translation>
    </message>
    <message>
        <source>%1 today, limit %2</source>
        <translation>今天 %1 次，上限 %2 次</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>%1 of %2 in use</source>
        <translation>已用 %1 / %2</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空闲 %1</translation>
    </message>
    <message>
        <source>Copy the explanation</source>
        <translation>复制说明</translation>
    </message>
    <message>
        <source>Why is a number (not) called?</source>
        <translation>为什么（不）拨打</translation>
    </message>
    <message>
        <source>judged now</source>
        <translation>实时判定</translation>
    </message>
    <message>
        <source>Phone number, whole</source>
        <translation>完整号码</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Ask about one number</source>
        <translation>查询一个号码</translation>
    </message>
    <message>
        <source>Enter a number of the list: every rule answers, with the facts it went by.</source>
        <translation>输入名单中的号码：每条规则都会给出判定和依据。</translation>
    </message>
    <message>
        <source>This number is not in the list</source>
        <translation>名单里没有这个号码</translation>
    </message>
    <message>
        <source>Nothing to dial any more</source>
        <translation>已不需要再拨打</translation>
    </message>
    <message>
        <source>Check the number, or look in another campaign.</source>
        <translation>请核对号码，或到其他任务中查找。</translation>
    </message>
    <message>
        <source>Will be called</source>
        <translation>将会拨打</translation>
    </message>
    <message>
        <source>Will not be called any more</source>
        <translation>不再拨打</translation>
    </message>
    <message>
        <source>Not called now</source>
        <translation>现在不会拨打</translation>
    </message>
    <message>
        <source>Held back by: %1</source>
        <translation>拦住它的规则：%1</translation>
    </message>
    <message>
        <source>Earliest: %1</source>
        <translation>最早可拨：%1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 rules: %2 let through, %3 hold back</source>
        <translation>%1 条规则：%2 条放行，%3 条拦住</translation>
    </message>
    <message>
        <source>, %1 unknown</source>
        <translation>，%1 条未知</translation>
    </message>
    <message>
        <source>Numbers of this person</source>
        <translation>此人的号码</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一个拨打</translation>
    </message>
    <message>
        <source>on the do-not-call list</source>
        <translation>在免打扰名单中</translation>
    </message>
    <message>
        <source>another person of the list has it</source>
        <translation>是名单中另一人的号码</translation>
    </message>
    <message>
        <source>not tried again</source>
        <translation>不再尝试</translation>
    </message>
    <message>
        <source>known not to exist</source>
        <translation>已知为空号</translation>
    </message>
    <message>
        <source>tried %1 times</source>
        <translation>已拨 %1 次</translation>
    </message>
    <message>
        <source>Not its turn yet: as things would stand now.</source>
        <translation>尚未轮到；以下按当前情况判定。</translation>
    </message>
    <message>
        <source>Held back by: %1 (%2)</source>
        <translation>拦住它的规则：%1（%2）</translation>
    </message>
</context>
<context>
    <name>lianxin::TranscriptCard</name>
    <message>
        <source>Demo recognition model</source>
        <translation>演示识别模型</translation>
    </message>
    <message>
        <source>Live transcript</source>
        <translation>实时转写</translation>
    </message>
    <message>
        <source>Underlined: key facts. Click a line to hear it</source>
        <translation>带下划线的是关键信息，点按一句可听原声</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止试听</translation>
    </message>
    <message>
        <source>no recogniser connected</source>
        <translation>未接语音识别</translation>
    </message>
    <message>
        <source>recognition lost, trying again</source>
        <translation>识别中断，正在重试</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完整</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>正在聆听</translation>
    </message>
    <message>
        <source>live, %1 s behind</source>
        <translation>实时，延迟 %1 秒</translation>
    </message>
</context>
<context>
    <name>lianxin::TranscriptDelegate</name>
    <message>
        <source>recognising</source>
        <translation>正在识别</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>按键 %1</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>What was really said</source>
        <translation>实际说的话</translation>
    </message>
</context>
<context>
    <name>lianxin::TranscriptMarks</name>
    <message>
        <source>upset now</source>
        <translation>当前着急</translation>
    </message>
    <message>
        <source>unhappy now</source>
        <translation>当前不满</translation>
    </message>
    <message>
        <source>calm now</source>
        <translation>当前平稳</translation>
    </message>
    <message>
        <source>Mood and key facts</source>
        <translation>情绪和关键信息</translation>
    </message>
    <message>
        <source>nothing said yet</source>
        <translation>还没有说话</translation>
    </message>
    <message>
        <source>%1 was upset</source>
        <translation>%1 曾着急</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Key facts</source>
        <translation>关键信息</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>lianxin::TranscriptModel</name>
    <message>
        <source>(pressed key %1)</source>
        <translation>（按键 %1）</translation>
    </message>
    <message>
        <source>Speech recognition was lost and is being tried again; the call goes on</source>
        <translation>语音识别中断，正在重试，通话不受影响</translation>
    </message>
    <message>
        <source>Speech recognition is back</source>
        <translation>语音识别已恢复</translation>
    </message>
    <message>
        <source>Recognised as: %1</source>
        <translation>识别结果：%1</translation>
    </message>
</context>
<context>
    <name>lianxin::TranscriptView</name>
    <message>
        <source>What was said</source>
        <translation>对话内容</translation>
    </message>
    <message>
        <source>upset</source>
        <translation>着急</translation>
    </message>
    <message>
        <source>unhappy</source>
        <translation>不满</translation>
    </message>
    <message>
        <source>Hear this second</source>
        <translation>听这一秒</translation>
    </message>
    <message>
        <source>Correct this line</source>
        <translation>更正这一句</translation>
    </message>
</context>
<context>
    <name>lianxin::TransferDialog</name>
    <message>
        <source>Seat</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Transfer the call</source>
        <translation>转接通话</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>The citizen hears music until the other seat answers; dialogue and draft go along.</source>
        <translation>对方接听前市民听音乐；对话与草稿一并转过去。</translation>
    </message>
    <message>
        <source>Keep the call</source>
        <translation>不转接</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Handling unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>接听方</translation>
    </message>
    <message>
        <source>Ask whom?</source>
        <translation>咨询谁？</translation>
    </message>
    <message>
        <source>Transfer to whom?</source>
        <translation>转接给谁？</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>The citizen hears music meanwhile and nothing of what you say; F3 goes back to the citizen and to whom you ask again.</source>
        <translation>其间市民听到音乐，听不到你们的谈话；按 F3 可在市民与咨询对象之间切换。</translation>
    </message>
    <message>
        <source>The citizen hears music until they answer; then the two talk without you, and the talk is recorded.</source>
        <translation>对方接听前市民听音乐；接听后由对方与市民通话，本席退出，通话继续录音。</translation>
    </message>
    <message>
        <source>Find a seat by number or name</source>
        <translation>按工号或姓名查找坐席</translation>
    </message>
    <message>
        <source>Find a unit by its name</source>
        <translation>按名称查找承办单位</translation>
    </message>
    <message>
        <source>Type a number, or choose one</source>
        <translation>输入号码，或从下方选择</translation>
    </message>
    <message>
        <source>Choose a number</source>
        <translation>从下方选择号码</translation>
    </message>
    <message>
        <source>The number you typed</source>
        <translation>输入的号码</translation>
    </message>
    <message>
        <source>Nobody here fits what is written above.</source>
        <translation>没有符合条件的对象</translation>
    </message>
</context>
<context>
    <name>lianxin::TrialVoice</name>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Is being heard …</source>
        <translation>正在识别…</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>讲话</translation>
    </message>
    <message>
        <source>Ends the sentence; so does silence (F9). Escape throws it away.</source>
        <translation>结束本句（F9），静默时自动结束；按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Say what a citizen would say; hold it, or press it again at the end (F9)</source>
        <translation>以市民身份讲话：按住说完松开，或再按一次结束（F9）</translation>
    </message>
    <message>
        <source>End the sentence</source>
        <translation>结束本句</translation>
    </message>
    <message>
        <source>Speak as a citizen would</source>
        <translation>以市民身份讲话</translation>
    </message>
    <message>
        <source>Speak now; silence ends it. %1 s</source>
        <translation>请讲话，静默时自动结束。%1 秒</translation>
    </message>
    <message>
        <source>No words were heard. Is it the right microphone, and not muted?</source>
        <translation>没有听到说话。请检查麦克风是否选对、是否静音。</translation>
    </message>
    <message>
        <source>Heard: %1 (%2 sure)</source>
        <translation>识别结果：%1（把握 %2）</translation>
    </message>
    <message>
        <source>That was too short. Speak while the bars move, then end it.</source>
        <translation>录音太短。请在音量条跳动时讲话，说完再结束。</translation>
    </message>
    <message>
        <source>Demo model</source>
        <translation>演示模型</translation>
    </message>
    <message>
        <source>Understands synthetic voices only</source>
        <translation>仅能识别合成语音</translation>
    </message>
</context>
<context>
    <name>lianxin::TrunkDialog</name>
    <message>
        <source>Listen to what the network says before the answer</source>
        <translation>接听应答前的早期媒体</translation>
    </message>
    <message>
        <source>For rehearsals only: can’t leave this machine</source>
        <translation>仅供演练：不能离开本机</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source>New trunk</source>
        <translation>新建中继</translation>
    </message>
    <message>
        <source>Calls from now on take it as it is then; calls that are up go on.</source>
        <translation>之后的呼叫按更改后的设置；正在进行的通话不受影响。</translation>
    </message>
    <message>
        <source>It is asked at once whether it lives. Try it out before a campaign uses it.</source>
        <translation>系统会立即探测它是否可用。用于任务之前请先试呼。</translation>
    </message>
    <message>
        <source>known by its address</source>
        <translation>按地址识别</translation>
    </message>
    <message>
        <source>we register there</source>
        <translation>注册到对方</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Numbers that may be shown</source>
        <translation>可显示的号码</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线数</translation>
    </message>
    <message>
        <source>Calls a second, at most</source>
        <translation>每秒最多呼叫</translation>
    </message>
    <message>
        <source>Tried as number</source>
        <translation>尝试顺序</translation>
    </message>
    <message>
        <source>PCMA (A-law), then PCMU</source>
        <translation>先 PCMA（A 律）后 PCMU</translation>
    </message>
    <message>
        <source>PCMU (µ-law), then PCMA</source>
        <translation>先 PCMU（μ 律）后 PCMA</translation>
    </message>
    <message>
        <source>PCMA (A-law) alone</source>
        <translation>仅 PCMA（A 律）</translation>
    </message>
    <message>
        <source>PCMU (µ-law) alone</source>
        <translation>仅 PCMU（μ 律）</translation>
    </message>
    <message>
        <source>What is offered to the network, in this order</source>
        <translation>按此顺序向网络侧提供</translation>
    </message>
    <message>
        <source>Coding of the sound</source>
        <translation>语音编码</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Change trunk</source>
        <translation>更改中继</translation>
    </message>
    <message>
        <source>Add trunk</source>
        <translation>新建中继</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>外地</translation>
    </message>
    <message>
        <source>Numbers as this trunk wants them</source>
        <translation>号码变换</translation>
    </message>
    <message>
        <source>a rule a line: pattern =&gt; what is dialled; the first that fits counts; empty: as they are</source>
        <translation>每行一条：匹配式 =&gt; 实拨号码，首条匹配的生效；留空则按原号码拨打</translation>
    </message>
    <message>
        <source>0 before mobiles of elsewhere</source>
        <translation>外地手机号前加 0</translation>
    </message>
    <message>
        <source>line %1 is no rule</source>
        <translation>第 %1 行格式有误</translation>
    </message>
</context>
<context>
    <name>lianxin::TrunksPage</name>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已注册</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>we register there</source>
        <translation>注册到对方</translation>
    </message>
    <message>
        <source>known by its address</source>
        <translation>按地址识别</translation>
    </message>
    <message>
        <source>INVITE sent</source>
        <translation>已发出 INVITE</translation>
    </message>
    <message>
        <source>180 it rings</source>
        <translation>180 振铃</translation>
    </message>
    <message>
        <source>183 progress</source>
        <translation>183 进展</translation>
    </message>
    <message>
        <source>200 answered</source>
        <translation>200 已接听</translation>
    </message>
    <message>
        <source>hung up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Trunks</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Lines in use</source>
        <translation>占用线数</translation>
    </message>
    <message>
        <source>Calls/s</source>
        <translation>每秒呼叫</translation>
    </message>
    <message>
        <source>Test …</source>
        <translation>试呼…</translation>
    </message>
    <message>
        <source>New trunk …</source>
        <translation>新建中继…</translation>
    </message>
    <message>
        <source>No trunk yet</source>
        <translation>还没有中继</translation>
    </message>
    <message>
        <source>Without a trunk the hotline can be tried out in a rehearsal, but it reaches nobody.</source>
        <translation>没有中继时可以演练，但拨不通任何人。</translation>
    </message>
    <message>
        <source>Choose a trunk to see how it does</source>
        <translation>选择一条中继，查看它的状况</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Test call</source>
        <translation>试呼</translation>
    </message>
    <message>
        <source>Switch %1 off?</source>
        <translation>停用 %1？</translation>
    </message>
    <message>
        <source>No new call takes it; calls that are up go on. Campaigns that name it wait.</source>
        <translation>新的呼叫不再使用它；正在进行的通话继续。指定它的任务会等待。</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近响应</translation>
    </message>
    <message>
        <source>%1 ago: %2</source>
        <translation>%1前：%2</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Numbers shown</source>
        <translation>主叫号码</translation>
    </message>
    <message>
        <source>Calls a second</source>
        <translation>每秒呼叫</translation>
    </message>
    <message>
        <source>%1, lowered to %2: the network is slow</source>
        <translation>%1，已降到 %2：网络较慢</translation>
    </message>
    <message>
        <source>Early media</source>
        <translation>早期媒体</translation>
    </message>
    <message>
        <source>listened to</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>not listened to</source>
        <translation>不接听</translation>
    </message>
    <message>
        <source>Tried as number</source>
        <translation>尝试顺序</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>cannot leave this machine</source>
        <translation>不能离开本机</translation>
    </message>
    <message>
        <source>Switch off …</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>试呼 %1</translation>
    </message>
    <message>
        <source>The trunk is asked whether it lives. With a number it is called, too, as the rules of dialling allow, for at most 15 seconds; an answered call is hung up at once. Use a telephone of your own.</source>
        <translation>先探测中继是否可用。填写号码时还会按外呼规则拨打，最多 15 秒；接听后立即挂断。请使用自己的电话。</translation>
    </message>
    <message>
        <source>Test trunk</source>
        <translation>试呼</translation>
    </message>
    <message>
        <source>leave empty only to ask whether it lives</source>
        <translation>留空则只探测中继</translation>
    </message>
    <message>
        <source>Number to call</source>
        <translation>拨打的号码</translation>
    </message>
    <message>
        <source>Asked; its answer is shown as its state.</source>
        <translation>已探测，结果显示在状态中。</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已接听</translation>
    </message>
    <message>
        <source>calling</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>等待轮到</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>未拨打</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>接听用时</translation>
    </message>
    <message>
        <source>First sign of life</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Sound before the answer</source>
        <translation>应答前声音</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>有</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cause (Q.850)</source>
        <translation>原因码（Q.850）</translation>
    </message>
    <message>
        <source>Heard on the line</source>
        <translation>线路上听到</translation>
    </message>
</context>
<context>
    <name>lianxin::UncertainDialog</name>
    <message>
        <source>Campaign</source>
        <translation>外呼任务</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Call-back</source>
        <translation>回拨</translation>
    </message>
    <message>
        <source>Called by a seat</source>
        <translation>坐席外呼</translation>
    </message>
    <message>
        <source>Brought into a call</source>
        <translation>通话中邀请</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>拨出时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Trunk</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>Call again …</source>
        <translation>重新拨打…</translation>
    </message>
    <message>
        <source>Let it be …</source>
        <translation>不再拨打…</translation>
    </message>
    <message>
        <source>Uncertain calls</source>
        <translation>待确认外呼</translation>
    </message>
    <message>
        <source>Nobody knows how these calls ended</source>
        <translation>以下外呼结果不明</translation>
    </message>
    <message>
        <source>The engine died over them after they were sent out: they may have rung or been heard. None is called again by itself.</source>
        <translation>呼叫发出后引擎异常中断，对方可能已振铃或已接听。系统不会自动重拨，须人工确认。</translation>
    </message>
    <message>
        <source>None is left to decide.</source>
        <translation>没有待确认的外呼。</translation>
    </message>
    <message>
        <source>Ctrl and Shift choose several, Ctrl+A all</source>
        <translation>按 Ctrl、Shift 可多选，Ctrl+A 全选</translation>
    </message>
    <message>
        <source>Whoever manages campaigns decides</source>
        <translation>由外呼管理人员确认</translation>
    </message>
    <message>
        <source>Call them again?</source>
        <translation>重新拨打？</translation>
    </message>
    <message>
        <source>Let them be?</source>
        <translation>不再拨打？</translation>
    </message>
    <message numerus="yes">
        <source>%n people may have been reached already. They are called again as soon as the rules of dialling allow.</source>
        <translation><numerusform>所选 %n 人可能已接到过来电。确认后将在外呼规则允许时尽快重新拨打。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n people are not called again for this. The calls stay in the records as ones whose end nobody knows.</source>
        <translation><numerusform>所选 %n 人不再因此拨打，通话记录保留为“结果不明”。</numerusform></translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>重新拨打</translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation>不再拨打</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>lianxin::UnitHoursForm</name>
    <message>
        <source>off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>as the hotline’s, none of its own</source>
        <translation>按热线规定，无单独作息</translation>
    </message>
    <message>
        <source>own hours</source>
        <translation>单独作息</translation>
    </message>
    <message>
        <source>round the clock</source>
        <translation>全天 24 小时</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>作息</translation>
    </message>
    <message>
        <source>Make-up days</source>
        <translation>调休上班日</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>A unit is at work on some day. Write hours as 08:30-12:00, 14:00-17:30.</source>
        <translation>至少应有一个工作日上班。时间格式如 08:30-12:00, 14:00-17:30。</translation>
    </message>
    <message>
        <source>%1: write hours as 08:30-12:00, 14:00-17:30.</source>
        <translation>%1：时间格式应如 08:30-12:00, 14:00-17:30。</translation>
    </message>
</context>
<context>
    <name>lianxin::UnitsPage</name>
    <message>
        <source>Handling units</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Duty phone</source>
        <translation>值班电话</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Part of a name, a code or a district</source>
        <translation>名称、编码或区县的一部分</translation>
    </message>
    <message>
        <source>Search the units</source>
        <translation>搜索单位</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>New unit …</source>
        <translation>新建单位…</translation>
    </message>
    <message>
        <source>No unit here</source>
        <translation>这里没有单位</translation>
    </message>
    <message>
        <source>Import your units with their people from a table, add one, or look for something else.</source>
        <translation>从表格导入单位及其联系人，新建一个，或换个条件查找。</translation>
    </message>
    <message>
        <source>Choose a unit to see its people</source>
        <translation>选择一个单位，查看联系人</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Unit below it …</source>
        <translation>新建下级单位…</translation>
    </message>
    <message>
        <source>Who is called, in this order</source>
        <translation>按此顺序联系</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Superior</source>
        <translation>上级单位</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>新建单位</translation>
    </message>
    <message>
        <source>Tickets, reminders and reports show it as it is now.</source>
        <translation>工单、提醒和报表将按更改后的内容显示。</translation>
    </message>
    <message>
        <source>Tickets can be sent to it at once. Add the people who are called afterwards.</source>
        <translation>可以立即向它派单。随后请添加联系人。</translation>
    </message>
    <message>
        <source>Change unit</source>
        <translation>更改单位</translation>
    </message>
    <message>
        <source>Add unit</source>
        <translation>新建单位</translation>
    </message>
    <message>
        <source>as it is: %1</source>
        <translation>保持不变：%1</translation>
    </message>
    <message>
        <source>none: at the top</source>
        <translation>无：最高一级</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code in import files</source>
        <translation>导入文件中的编码</translation>
    </message>
    <message>
        <source>Who is called at %1?</source>
        <translation>%1 联系谁？</translation>
    </message>
    <message>
        <source>The first is called first; the next when they do not answer.</source>
        <translation>先联系第一位，无人接听再联系下一位。</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Called as number</source>
        <translation>联系顺序</translation>
    </message>
    <message>
        <source>Take %1 out of %2?</source>
        <translation>从%2移除 %1？</translation>
    </message>
    <message>
        <source>Reminders no longer call them. Calls that were made stay in the records.</source>
        <translation>提醒不再联系此人。已有的通话记录保留。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Import units</source>
        <translation>导入单位</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact’s phone</source>
        <translation>联系人电话</translation>
    </message>
    <message>
        <source>%1 units added, %2 brought up to date</source>
        <translation>新增 %1 个单位，更新 %2 个</translation>
    </message>
    <message>
        <source>Export the units</source>
        <translation>导出单位</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Nobody yet. Add who is to be called when a ticket of this unit is due.</source>
        <translation>还没有联系人。请添加工单到期时要联系的人。</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>作息</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>单独</translation>
    </message>
    <message>
        <source>At work this week</source>
        <translation>本周作息</translation>
    </message>
    <message>
        <source>Change hours …</source>
        <translation>修改作息…</translation>
    </message>
    <message>
        <source>It has no hours of its own: days end at midnight, and it is called in the hours of the ladders.</source>
        <translation>未设单独作息：时限按自然日末计算，提醒电话按催办阶梯规定的时段拨打。</translation>
    </message>
    <message>
        <source>Hours of work of %1</source>
        <translation>%1的作息时间</translation>
    </message>
    <message>
        <source>Deadlines that count working time, reminders and calls to this unit keep to them. Open tickets are planned anew.</source>
        <translation>按工作时间计算的时限、提醒和致电该单位的电话均按此执行；在办工单将重新推算。</translation>
    </message>
    <message>
        <source>Save hours</source>
        <translation>保存作息</translation>
    </message>
    <message>
        <source>Hours of work</source>
        <translation>作息时间</translation>
    </message>
    <message>
        <source>A table with a title row: 单位名称, and where there are any 编码, 上级单位, 区县, 值班电话, 联系人, 联系人电话, 作息时间 (周一至周五 08:30-12:00、14:00-17:30). A unit may have several rows, one for each contact. What a row leaves out stays as it is.</source>
        <translation>表格应有标题行：单位名称；可含编码、上级单位、区县、值班电话、联系人、联系人电话、作息时间（如：周一至周五 08:30-12:00、14:00-17:30）。一个单位可占多行，每行一名联系人。留空的内容保持不变。</translation>
    </message>
</context>
<context>
    <name>lianxin::UserDialog</name>
    <message>
        <source>takes calls, writes tickets</source>
        <translation>接听来电、填写工单</translation>
    </message>
    <message>
        <source>sends tickets to their units</source>
        <translation>将工单派发至承办单位</translation>
    </message>
    <message>
        <source>sees and handles the tickets of one unit</source>
        <translation>查看并办理本单位工单</translation>
    </message>
    <message>
        <source>joins calls, hears recordings, decides appeals</source>
        <translation>监听介入通话、调听录音、审核申诉</translation>
    </message>
    <message>
        <source>campaigns, flows, units, calendar, knowledge</source>
        <translation>外呼任务、话术、单位、日历、知识库</translation>
    </message>
    <message>
        <source>trunks, engines, backups</source>
        <translation>中继、引擎、备份</translation>
    </message>
    <message>
        <source>users and what they may</source>
        <translation>用户与权限</translation>
    </message>
    <message>
        <source>reads and verifies the audit trail</source>
        <translation>查阅并校验审计日志</translation>
    </message>
    <message>
        <source>Unit of the liaison</source>
        <translation>联络员所属单位</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改用户：%1</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <source>It holds from their next step on; whoever is logged in need not log in again.</source>
        <translation>修改自其下一次操作起生效，已登录的用户无需重新登录。</translation>
    </message>
    <message>
        <source>They can log in at once with the first password, and change it in the menu of their name.</source>
        <translation>该用户可立即使用初始口令登录，并可在右上角姓名菜单中修改口令。</translation>
    </message>
    <message>
        <source>2 to 32 of a–z 0–9 . _ -</source>
        <translation>2 至 32 位：a–z 0–9 . _ -</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>8 characters of two kinds at least</source>
        <translation>至少 8 个字符，包含两类字符</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Seat number</source>
        <translation>坐席工号</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始口令</translation>
    </message>
    <message>
        <source>none yet: sees no ticket</source>
        <translation>未指定：看不到任何工单</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Change user</source>
        <translation>修改用户</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <source>Roles (nobody changes their own)</source>
        <translation>角色（本人角色须由他人修改）</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持现有单位</translation>
    </message>
    <message>
        <source>Don’t add</source>
        <translation>不添加</translation>
    </message>
</context>
<context>
    <name>lianxin::UsersPage</name>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>wrong passwords, until %1</source>
        <translation>口令多次有误，锁定至 %1</translation>
    </message>
    <message>
        <source>active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last login</source>
        <translation>最近登录</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Lock …</source>
        <translation>锁定…</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>解除锁定</translation>
    </message>
    <message>
        <source>Part of a name, a login or a seat number</source>
        <translation>姓名、登录名或坐席工号的一部分</translation>
    </message>
    <message>
        <source>Search the users</source>
        <translation>搜索用户</translation>
    </message>
    <message>
        <source>Add user …</source>
        <translation>添加用户…</translation>
    </message>
    <message>
        <source>No user here</source>
        <translation>没有用户</translation>
    </message>
    <message>
        <source>Look for something else, or add one.</source>
        <translation>请更换搜索内容，或添加用户。</translation>
    </message>
    <message>
        <source>Choose a user to see what they may</source>
        <translation>选择用户以查看其权限</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>New password …</source>
        <translation>重置口令…</translation>
    </message>
    <message>
        <source>%1 can log in again.</source>
        <translation>%1 已可重新登录。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>%1 can log in now.</source>
        <translation>%1 现可登录。</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>已修改：%1</translation>
    </message>
    <message>
        <source>A new password for %1</source>
        <translation>为 %1 重置口令</translation>
    </message>
    <message>
        <source>The one before no longer works, and they are logged off everywhere. Tell it to them yourself; they can change it in the menu of their name.</source>
        <translation>原口令立即失效，该用户的所有登录均会退出。请当面告知新口令，本人可在右上角姓名菜单中修改。</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>重置口令</translation>
    </message>
    <message>
        <source>8 characters of two kinds at least</source>
        <translation>至少 8 个字符，包含两类字符</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>%1 has a new password.</source>
        <translation>%1 的口令已重置。</translation>
    </message>
    <message>
        <source>Lock %1?</source>
        <translation>锁定 %1？</translation>
    </message>
    <message>
        <source>They are logged off at once and can’t log in until somebody lets them in again. A call that is up goes on.</source>
        <translation>该用户立即退出登录，解除锁定前不能登录。正在进行的通话不受影响。</translation>
    </message>
    <message>
        <source>Lock user</source>
        <translation>锁定用户</translation>
    </message>
    <message>
        <source>%1 is locked.</source>
        <translation>%1 已锁定。</translation>
    </message>
</context>
<context>
    <name>lianxin::VerbDialog</name>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Choose a reason above or write your own</source>
        <translation>选上面的原因，或自己填写</translation>
    </message>
</context>
<context>
    <name>lianxin::VoicePicker</name>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>as the flow has it</source>
        <translation>按话术设定</translation>
    </message>
    <message>
        <source>Speaks with</source>
        <translation>播报语音</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>being made …</source>
        <translation>正在合成…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The first words, with the flow’s examples</source>
        <translation>试听开头几句（使用话术示例）</translation>
    </message>
    <message>
        <source>The first words, as the first person of the list hears them</source>
        <translation>试听开头几句（名单第一人听到的内容）</translation>
    </message>
</context>
<context>
    <name>lianxin::WallPage</name>
    <message>
        <source>Wall</source>
        <translation>监控墙</translation>
    </message>
    <message>
        <source>12345 hotline</source>
        <translation>12345 热线</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>数据 %1</translation>
    </message>
    <message>
        <source>Answered within 15 s</source>
        <translation>15 秒接通率</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>target 95%</source>
        <translation>目标 95%</translation>
    </message>
    <message>
        <source>No calls counted yet</source>
        <translation>还没有统计到来电</translation>
    </message>
    <message>
        <source>Met, by %1 points</source>
        <translation>达标，高 %1 个百分点</translation>
    </message>
    <message>
        <source>Missed by %1 points</source>
        <translation>未达标，差 %1 个百分点</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>%1 seats, %2 on duty</source>
        <translation>%1 席，在岗 %2</translation>
    </message>
    <message>
        <source>No seat is set up yet</source>
        <translation>还没有设置坐席</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>waiting now</source>
        <translation>正在等待</translation>
    </message>
    <message>
        <source>longest, over 15 s</source>
        <translation>最长，已超 15 秒</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>Calls now</source>
        <translation>正在通话</translation>
    </message>
    <message>
        <source>Lines in use</source>
        <translation>占用线路</translation>
    </message>
    <message>
        <source>Call-backs booked</source>
        <translation>待回拨</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练模式</translation>
    </message>
    <message>
        <source>help</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>Answered within 15 s today</source>
        <translation>今天的 15 秒接通率</translation>
    </message>
    <message>
        <source>by the half hour</source>
        <translation>每半小时</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>现在 %1</translation>
    </message>
    <message>
        <source>lowest %1, %2–%3</source>
        <translation>最低 %1，%2–%3</translation>
    </message>
    <message>
        <source>Seat %1 is abused</source>
        <translation>%1 号坐席遭辱骂</translation>
    </message>
    <message>
        <source>Seat %1 asks for help</source>
        <translation>%1 号坐席求助</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已 %1</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1，已 %2</translation>
    </message>
    <message>
        <source>Trunk %1 is lost</source>
        <translation>中继 %1 中断</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>Telephones lost: %1</source>
        <translation>坐席话机离线 %1 部</translation>
    </message>
    <message>
        <source>seats %1</source>
        <translation>坐席 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Answer rate %1</source>
        <translation>接通率 %1</translation>
    </message>
    <message>
        <source>since %1, below the target of %2</source>
        <translation>%1 起，低于目标 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Orders overdue: %1</source>
        <translation>督办单超期 %1 件</translation>
    </message>
    <message>
        <source>Orders due soon: %1</source>
        <translation>督办单将到期 %1 件</translation>
    </message>
    <message>
        <source>Orders open: %1</source>
        <translation>督办单未办结 %1 件</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>无告警</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 项</translation>
    </message>
</context>
<context>
    <name>lianxin::WeekHours</name>
    <message>
        <source>holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Hours of this week: %1</source>
        <translation>本周作息：%1</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>调休上班</translation>
    </message>
</context>
<context>
    <name>lianxin::WishesPage</name>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>It is a child’s number</source>
        <translation>未成年人号码</translation>
    </message>
    <message>
        <source>Note the wishes</source>
        <translation>登记意愿</translation>
    </message>
    <message>
        <source>Wishes of a citizen</source>
        <translation>市民意愿</translation>
    </message>
    <message>
        <source>Every campaign and return visit keeps to them; the do-not-call list stands besides.</source>
        <translation>所有外呼任务和回访均遵守；免打扰名单另行生效。</translation>
    </message>
    <message>
        <source>Number, in any spelling</source>
        <translation>号码，任意写法</translation>
    </message>
    <message>
        <source>Number of the citizen</source>
        <translation>市民号码</translation>
    </message>
    <message>
        <source>nothing said</source>
        <translation>未表示</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>refused: not called by campaigns</source>
        <translation>拒绝：外呼任务不拨打</translation>
    </message>
    <message>
        <source>by year of birth</source>
        <translation>按出生年份</translation>
    </message>
    <message>
        <source>yes: gentle hours, slower</source>
        <translation>是：老年人时段，语速放慢</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>Mandarin</source>
        <translation>普通话</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Sichuanese</source>
        <translation>四川话</translation>
    </message>
    <message>
        <source>Wu</source>
        <translation>吴语</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>闽语</translation>
    </message>
    <message>
        <source>Automatic calls</source>
        <translation>自动外呼</translation>
    </message>
    <message>
        <source>Hours at which to call, each day</source>
        <translation>每天可拨打时段</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>出生年份</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Speed of speech</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Nothing is noted of this number yet.</source>
        <translation>此号码尚无登记。</translation>
    </message>
    <message>
        <source>This is noted; what you change holds from now on.</source>
        <translation>以下为已登记的意愿；修改后立即生效。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Counts as old</source>
        <translation>老年人</translation>
    </message>
</context>
<context>
    <name>lianxin::WrapUpPanel</name>
    <message>
        <source>No ticket for this call.</source>
        <translation>本次通话没有工单。</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Result of the call</source>
        <translation>通话结果</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>小结</translation>
    </message>
    <message>
        <source>Two sentences: what the citizen wanted, what was agreed.</source>
        <translation>两句话：市民的诉求，达成的约定。</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>工单 %1</translation>
    </message>
    <message>
        <source>Take the newer one</source>
        <translation>采用新小结</translation>
    </message>
    <message>
        <source>Finish, then ready</source>
        <translation>完成并示闲</translation>
    </message>
    <message>
        <source>More time for this wrap-up, with a reason (Alt+E)</source>
        <translation>延长本次整理时间，需注明原因（Alt+E）</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What was promised, to whom, until when</source>
        <translation>承诺的事项、对象和时限</translation>
    </message>
    <message>
        <source>F9 or Ctrl+Enter</source>
        <translation>F9 或 Ctrl+Enter</translation>
    </message>
    <message>
        <source>no summary: %1</source>
        <translation>暂无小结：%1</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>by model %1, please check</source>
        <translation>模型 %1 生成，请核对</translation>
    </message>
    <message>
        <source>by rules from the transcript</source>
        <translation>按规则据转写生成</translation>
    </message>
    <message>
        <source>Made of what was said at %1</source>
        <translation>依据原话：%1</translation>
    </message>
    <message>
        <source>Extended by %1: %2</source>
        <translation>已延长 %1：%2</translation>
    </message>
    <message>
        <source>Extend the wrap-up?</source>
        <translation>延长整理时间？</translation>
    </message>
    <message>
        <source>No call comes to you meanwhile. Supervisors see the extension and its reason.</source>
        <translation>期间不再分配来电。班长可看到延长时间和原因。</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>By</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>lianxin::YearView</name>
    <message>
        <source>The year, day by day</source>
        <translation>全年日历</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Mo</source>
        <translation>一</translation>
    </message>
    <message>
        <source>Tu</source>
        <translation>二</translation>
    </message>
    <message>
        <source>We</source>
        <translation>三</translation>
    </message>
    <message>
        <source>Th</source>
        <translation>四</translation>
    </message>
    <message>
        <source>Fr</source>
        <translation>五</translation>
    </message>
    <message>
        <source>Sa</source>
        <translation>六</translation>
    </message>
    <message>
        <source>Su</source>
        <translation>日</translation>
    </message>
    <message>
        <source>W</source>
        <translation>班</translation>
    </message>
    <message>
        <source>H</source>
        <translation>休</translation>
    </message>
</context>
</TS>
