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
    <name>CampaignDraft</name>
    <message>
        <source>Phone (required)</source>
        <translation>手机号（必填）</translation>
    </message>
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
    <name>ErrorWords</name>
    <message>
        <source>Somebody else saved ladders meanwhile.</source>
        <translation>别人刚保存了另一版催办规则。</translation>
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
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>锁定控制台</translation>
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
        <translation>解锁控制台</translation>
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
        <source>With the robot</source>
        <translation>机器人</translation>
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
        <translation>忙</translation>
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
        <source>Pressed %1 to speak to a person</source>
        <translation>市民按键 %1，要求人工</translation>
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
</context>
<context>
    <name>lianxin::AdminList</name>
    <message>
        <source>%1 shown</source>
        <translation>显示 %1 条</translation>
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
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <source>Lock user …</source>
        <translation>锁定用户…</translation>
    </message>
    <message>
        <source>Lock %1?</source>
        <translation>锁定 %1？</translation>
    </message>
    <message>
        <source>They are logged off at once and can’t log in until somebody unlocks them. A call that is up goes on.</source>
        <translation>对方会立即退出登录，解锁前不能再登录；正在进行的通话不受影响。</translation>
    </message>
    <message>
        <source>Lock user</source>
        <translation>锁定用户</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <source>They can log in at once with this password and should change it.</source>
        <translation>对方可立即用此口令登录，并应尽快修改。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Seat number (for seats)</source>
        <translation>分机号（坐席填写）</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始口令</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线路数</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Do-not-call list</source>
        <translation>免打扰名单</translation>
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
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Add number</source>
        <translation>加入号码</translation>
    </message>
    <message>
        <source>Never call this number again?</source>
        <translation>不再拨打这个号码？</translation>
    </message>
    <message>
        <source>No campaign, visit or reminder dials it from now on; orders that wait for it are held back.</source>
        <translation>从现在起，外呼任务、回访和催办都不会拨打它；已排队的拨打会被拦住。</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话号码</translation>
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
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>校验审计链</translation>
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
        <source>Audit trail, last 7 days</source>
        <translation>审计日志（近 7 天）</translation>
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
        <translation>工单编号</translation>
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
        <source>%1 in all</source>
        <translation>共 %1 件</translation>
    </message>
    <message>
        <source>No appeal waits. Units make them in their tickets, by the step “Appeal”.</source>
        <translation>没有待裁定的申诉。单位在自己的工单里点“申诉”提出。</translation>
    </message>
    <message>
        <source>No unit has appealed yet.</source>
        <translation>还没有单位提出过申诉。</translation>
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
        <source>call 12345 to verify</source>
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
        <source>Before: %1 calls, %2 tickets</source>
        <translation>历史：通话 %1 次，工单 %2 件</translation>
    </message>
    <message>
        <source>First contact.</source>
        <translation>首次联系。</translation>
    </message>
</context>
<context>
    <name>lianxin::CampaignList</name>
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
        <source>Numbers</source>
        <translation>号码清单</translation>
    </message>
    <message>
        <source>Numbers with this outcome; picked at %1:00</source>
        <translation>此结果的全部号码；从 %1:00 选取</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Live calls are shown to team leaders</source>
        <translation>实时通话仅班长可见</translation>
    </message>
    <message>
        <source>The figures and the hours above hold all calls of this campaign.</source>
        <translation>上方的数字与各小时结果已包含本任务的全部通话。</translation>
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
        <translation>去对应列</translation>
    </message>
    <message>
        <source>The file is only read; nothing is stored before you import.</source>
        <translation>只读取文件；导入之前不保存任何内容。</translation>
    </message>
    <message>
        <source>Go on to what is said</source>
        <translation>去选话术</translation>
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
        <translation>去定时间</translation>
    </message>
    <message>
        <source>The first sentence always says that a robot is speaking; 0 always reaches a person.</source>
        <translation>首句总会说明是机器语音；按 0 总能转人工。</translation>
    </message>
    <message>
        <source>Go on to the check</source>
        <translation>去核对</translation>
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
        <source>Digits lost (1.38E+10)</source>
        <translation>科学计数丢尾数</translation>
    </message>
    <message>
        <source>Wrong number of digits</source>
        <translation>号码位数不对</translation>
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
        <source>On the do-not-call list</source>
        <translation>免打扰名单</translation>
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
        <source>numbers are masked</source>
        <translation>号码已脱敏</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>将会怎样</translation>
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
        <source>Refused rows with reasons: %1</source>
        <translation>问题行及原因：%1</translation>
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
        <source>first %1 rows</source>
        <translation>前 %1 行</translation>
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
        <source>At most %1 calls at once and %2 new calls a second.</source>
        <translation>同时最多 %1 路，每秒新呼 %2 个。</translation>
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
        <source>Tables (*.xlsx *.xls *.csv)</source>
        <translation>表格 (*.xlsx *.xls *.csv)</translation>
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
        <source>Column of the file, with examples</source>
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
        <translation>写作 起-止，多段用逗号：08:00-11:30, 14:00-20:00</translation>
    </message>
    <message>
        <source>How often a number is tried</source>
        <translation>每个号码拨几次</translation>
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
        <source>accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>work</source>
        <translation>班</translation>
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
        <source>month %1</source>
        <translation>%1 月</translation>
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
        <translation>把握达到多少自动派单？</translation>
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
</context>
<context>
    <name>lianxin::Field</name>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必填）</translation>
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
    <name>lianxin::Keypad</name>
    <message>
        <source>Keypad</source>
        <translation>键盘</translation>
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
        <translation>白话预览</translation>
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
        <source>Rehearsal login: %1, password: %2</source>
        <translation>演练账号：%1，口令：%2</translation>
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
</context>
<context>
    <name>lianxin::MainWindow</name>
    <message>
        <source>Lianxin 12345</source>
        <translation>连心 12345</translation>
    </message>
    <message>
        <source>Locked after a time without use.</source>
        <translation>长时间未操作，已锁定。</translation>
    </message>
    <message>
        <source>Log in again; a call that is up goes on.</source>
        <translation>请重新登录；正在进行的通话不受影响。</translation>
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
        <translation>把握达到多少不经人工</translation>
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
        <source>Off, suspended, not in use</source>
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
</context>
<context>
    <name>lianxin::ProposalsDialog</name>
    <message>
        <source>Number</source>
        <translation>工单编号</translation>
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
</context>
<context>
    <name>lianxin::RingingCard</name>
    <message>
        <source>not asked</source>
        <translation>未问到</translation>
    </message>
    <message>
        <source>Inbound call to the hotline</source>
        <translation>热线来电</translation>
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
        <source>Knowledge</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>No articles are connected yet</source>
        <translation>知识库尚未连接</translation>
    </message>
    <message>
        <source>Once the knowledge base is connected, passages that fit the talk appear here. Until then, answer from your own documents and note the source in the ticket.</source>
        <translation>连接知识库后，这里会显示与对话相符的条目。在此之前，请按手头文件答复，并在工单中注明出处。</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>robot, key presses and system; live speech follows when a recogniser is connected</source>
        <translation>机器人、按键与系统记录；接入识别后显示实时转写</translation>
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
        <source>what the list knows is filled in; the rest is yours</source>
        <translation>名单里有的已填好，其余请补充</translation>
    </message>
    <message>
        <source>after saving</source>
        <translation>保存后算出</translation>
    </message>
    <message>
        <source>decided at dispatch</source>
        <translation>派单时确定</translation>
    </message>
    <message>
        <source>phone, on site …</source>
        <translation>电话、上门…</translation>
    </message>
    <message>
        <source>if agreed</source>
        <translation>如已约定</translation>
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
        <source>from the call</source>
        <translation>通话带入</translation>
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
        <source>Time of visit</source>
        <translation>上门时间</translation>
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
        <source>Time of visit: %1</source>
        <translation>上门时间：%1</translation>
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
        <source>Waiting to be dialled</source>
        <translation>等待拨打</translation>
    </message>
    <message>
        <source>Still within its time</source>
        <translation>仍在有效期内</translation>
    </message>
    <message>
        <source>Number is in use</source>
        <translation>号码有效</translation>
    </message>
    <message>
        <source>Not on the do-not-call list</source>
        <translation>不在免打扰名单</translation>
    </message>
    <message>
        <source>Campaign is running</source>
        <translation>任务正在运行</translation>
    </message>
    <message>
        <source>Attempts left</source>
        <translation>还有剩余次数</translation>
    </message>
    <message>
        <source>Pause since the last attempt is over</source>
        <translation>距上次未接已满间隔</translation>
    </message>
    <message>
        <source>Attempts of this campaign today</source>
        <translation>本任务今天次数</translation>
    </message>
    <message>
        <source>Calls to this number today</source>
        <translation>每号每天次数</translation>
    </message>
    <message>
        <source>Time at which calls are allowed</source>
        <translation>允许拨打的时段</translation>
    </message>
    <message>
        <source>No other call to this number</source>
        <translation>该号码没有其他通话</translation>
    </message>
    <message>
        <source>Lines of the campaign free</source>
        <translation>任务线路有空闲</translation>
    </message>
    <message>
        <source>Pace of the campaign</source>
        <translation>任务速率</translation>
    </message>
    <message>
        <source>Lines of the trunk free</source>
        <translation>中继线路有空闲</translation>
    </message>
    <message>
        <source>Pace of the trunk</source>
        <translation>中继速率</translation>
    </message>
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
        <source>Nobody who called in has to wait for it</source>
        <translation>不占用来电市民的坐席</translation>
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
</context>
<context>
    <name>lianxin::TranscriptModel</name>
    <message>
        <source>(pressed key %1)</source>
        <translation>（按键 %1）</translation>
    </message>
</context>
<context>
    <name>lianxin::TranscriptView</name>
    <message>
        <source>What was said</source>
        <translation>对话内容</translation>
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
        <source>Transfer to which seat?</source>
        <translation>转接给哪个坐席？</translation>
    </message>
    <message>
        <source>The citizen hears music until the other seat answers; dialogue and draft go along.</source>
        <translation>对方接听前市民听音乐；对话与草稿一并转过去。</translation>
    </message>
    <message>
        <source>Keep the call</source>
        <translation>不转接</translation>
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
        <source>Supervision orders, open</source>
        <translation>未办结的督办</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未办结的督办</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>演练模式</translation>
    </message>
</context>
<context>
    <name>lianxin::WrapUpPanel</name>
    <message>
        <source>No ticket for this call.</source>
        <translation>本次通话没有工单。</translation>
    </message>
    <message>
        <source>Finish wrap-up</source>
        <translation>完成整理</translation>
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
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已 %1</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>工单 %1</translation>
    </message>
</context>
</TS>
