<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>&amp;New from template</source>
        <translation>从模板新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Copy as curl for REST v&amp;1</source>
        <translation>复制为 REST v1 的 curl 命令(&amp;1)</translation>
    </message>
    <message>
        <source>Copy as curl for REST v&amp;2</source>
        <translation>复制为 REST v2 的 curl 命令(&amp;2)</translation>
    </message>
    <message>
        <source>Copy as the engine&apos;s command &amp;line</source>
        <translation>复制为引擎命令行(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Keep passwords in exports and copies</source>
        <translation>导出和复制时保留密码(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Search or run a command…</source>
        <translation>搜索或执行命令(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>下一个标签页(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>上一个标签页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>工作区(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help and option</source>
        <translation>帮助与选项(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;roblems</source>
        <translation>问题(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>发现(&amp;F)</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>跟随系统主题(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>Language of the &amp;system</source>
        <translation>跟随系统语言(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Fix all that is safe</source>
        <translation>修复所有安全项(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next problem</source>
        <translation>下一个问题(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous problem</source>
        <translation>上一个问题(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Submit…</source>
        <translation>提交(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Connect to a cluster…</source>
        <translation>连接集群(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Jobs of the target cluster</source>
        <translation>目标集群的作业(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Refresh now</source>
        <translation>立即刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Watch the target cluster</source>
        <translation>监视目标集群(&amp;W)</translation>
    </message>
    <message>
        <source>Re&amp;move the target cluster…</source>
        <translation>移除目标集群(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Try the demo cluster</source>
        <translation>试用演示集群(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>欢迎页(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;About Sluice</source>
        <translation>关于 Sluice(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>作业(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>集群(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Close all o&amp;ther tabs</source>
        <translation>关闭所有其他标签页(&amp;T)</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>下一个窗格(&amp;A)</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>上一个窗格(&amp;V)</translation>
    </message>
    <message>
        <source>S&amp;top…</source>
        <translation>停止(&amp;T)…</translation>
    </message>
    <message>
        <source>Stop with sa&amp;vepoint…</source>
        <translation>带保存点停止(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Resume from its savepoint or last checkpoint…</source>
        <translation>从保存点或最后一个检查点恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>Connect a&amp;gain to the target cluster…</source>
        <translation>重新连接目标集群(&amp;G)…</translation>
    </message>
    <message>
        <source>Start recor&amp;ding the cluster…</source>
        <translation>开始录制集群(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Stop recording the cluster</source>
        <translation>停止录制集群(&amp;S)</translation>
    </message>
    <message>
        <source>Export as .&amp;conf…</source>
        <translation>导出为 .conf(&amp;C)…</translation>
    </message>
    <message>
        <source>Export as .&amp;json…</source>
        <translation>导出为 .json(&amp;J)…</translation>
    </message>
    <message>
        <source>&amp;Zoom in</source>
        <translation>放大(&amp;Z)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom to &amp;100 %</source>
        <translation>缩放到 100 %(&amp;1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>C&amp;lear the list of recent files</source>
        <translation>清除最近文件列表(&amp;L)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>R&amp;eplace</source>
        <translation>替换(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go to line</source>
        <translation>转到行(&amp;G)</translation>
    </message>
    <message>
        <source>Toggle co&amp;mment</source>
        <translation>切换注释(&amp;M)</translation>
    </message>
    <message>
        <source>Convert to &amp;HOCON…</source>
        <translation>转换为 HOCON(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Open job</source>
        <translation>打开作业(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Stop…</source>
        <translation>停止(&amp;S)…</translation>
    </message>
    <message>
        <source>Copy &amp;id</source>
        <translation>复制 id(&amp;I)</translation>
    </message>
    <message>
        <source>Copy the &amp;list of jobs</source>
        <translation>复制作业列表(&amp;L)</translation>
    </message>
    <message>
        <source>Filter &amp;jobs</source>
        <translation>筛选作业(&amp;J)</translation>
    </message>
    <message>
        <source>Choose col&amp;umns…</source>
        <translation>选择列(&amp;U)…</translation>
    </message>
    <message>
        <source>Refres&amp;h this list</source>
        <translation>刷新此列表(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open recording…</source>
        <translation>打开录制(&amp;O)…</translation>
    </message>
    <message>
        <source>Replay as fast as it &amp;was</source>
        <translation>回放：原速(&amp;W)</translation>
    </message>
    <message>
        <source>Replay &amp;4 times as fast</source>
        <translation>回放：4 倍速(&amp;4)</translation>
    </message>
    <message>
        <source>Replay &amp;10 times as fast</source>
        <translation>回放：10 倍速(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Raw reply</source>
        <translation>原始应答(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>原因(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Mute or unmute</source>
        <translation>静音或取消静音(&amp;M)</translation>
    </message>
    <message>
        <source>Ac&amp;knowledge</source>
        <translation>确认(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Copy this finding</source>
        <translation>复制此发现(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the &amp;list of findings</source>
        <translation>复制发现列表(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Filter the workspace</source>
        <translation>筛选工作区(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Explain what is in front</source>
        <translation>解释当前内容(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Replay s&amp;peed</source>
        <translation>回放速度(&amp;P)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>Conversion</name>
    <message>
        <source>This job cannot be converted before its errors are mended: %1</source>
        <translation>须先修正错误，才能转换此作业：%1</translation>
    </message>
    <message>
        <source>This is %1 as HOCON, a text of its own: %1 stays as it is, and nothing is saved yet.</source>
        <translation>这是 %1 的 HOCON 形式，是独立的文本：%1 保持不变，目前尚未保存任何内容。</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1 第 %2 行：%3</translation>
    </message>
    <message>
        <source>convert %1</source>
        <translation>转换 %1</translation>
    </message>
</context>
<context>
    <name>Convert</name>
    <message>
        <source>%1 became the text &quot;%2&quot;: the command line fills it in from -i (not from the environment), REST does not.</source>
        <translation>%1 已变为文本“%2”：命令行会用 -i 的值填充（不使用环境变量），REST 则不会。</translation>
    </message>
    <message>
        <source>This comment is dropped: JSON has no comments.</source>
        <translation>此注释将被丢弃：JSON 没有注释。</translation>
    </message>
    <message>
        <source>%1 is not kept: its value stands in its place, or nothing where it has none.</source>
        <translation>%1 不会保留：以它的值代替；没有值时留空。</translation>
    </message>
    <message>
        <source>The other language cannot say what stands at this place.</source>
        <translation>另一种语言无法表达此处的内容。</translation>
    </message>
    <message>
        <source>An entry has no plugin_name, and a block needs one. Add &quot;plugin_name&quot;: &quot;…&quot;.</source>
        <translation>有一项没有 plugin_name，而块需要它。请添加 &quot;plugin_name&quot;: &quot;…&quot;。</translation>
    </message>
    <message>
        <source>An empty object under %1 would be read as an empty list of plugins. Remove or rename it.</source>
        <translation>%1 下的空对象会被读作空的插件列表。请删除它或改名。</translation>
    </message>
    <message>
        <source>Written as paths this object comes to more than %1 MB, because every value repeats the names around it. Rename it.</source>
        <translation>写成路径后，这个对象会超过 %1 MB，因为每个值都要重复它外层的名称。请给它改名。</translation>
    </message>
    <message>
        <source>JSON cannot hold %1 outside quotes. Fill the variables in first (resolve), or keep them as text.</source>
        <translation>JSON 不能在引号之外容纳 %1。请先填入变量（resolve），或把它们保留为文本。</translation>
    </message>
</context>
<context>
    <name>DesktopOptions</name>
    <message>
        <source>A workbench for people who run Apache SeaTunnel jobs.</source>
        <translation>面向 Apache SeaTunnel 作业人员的工作台。</translation>
    </message>
    <message>
        <source>Open a sample with a mistake and replay what it does to an engine.</source>
        <translation>打开一个带有错误的示例，并回放它给引擎造成的后果。</translation>
    </message>
    <message>
        <source>Do not hand the files to a window that is open.</source>
        <translation>不把文件交给已打开的窗口。</translation>
    </message>
    <message>
        <source>Print the milliseconds to the first paint and leave.</source>
        <translation>输出首次绘制所用的毫秒数后退出。</translation>
    </message>
    <message>
        <source>Put a picture of every page into DIR and leave.</source>
        <translation>把每个页面的截图保存到 DIR 后退出。</translation>
    </message>
    <message>
        <source>Keep the settings in FILE instead of the user&apos;s own.</source>
        <translation>把设置保存到 FILE，而不是用户自己的设置文件。</translation>
    </message>
    <message>
        <source>Job files to open.</source>
        <translation>要打开的作业文件。</translation>
    </message>
    <message>
        <source>%1 See --help.</source>
        <translation>%1 请参阅 --help。</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>The text is being changed; a view must not change it again.</source>
        <translation>文本正在被修改；视图不能再次修改它。</translation>
    </message>
    <message>
        <source>The change does not fit the text.</source>
        <translation>这个改动与文本不符。</translation>
    </message>
    <message>
        <source>This is SQL: it is edited in the text.</source>
        <translation>这是 SQL：请在文本中编辑。</translation>
    </message>
    <message>
        <source>This text is no file yet: save it under a name.</source>
        <translation>此文本还不是文件：请先以某个名称保存。</translation>
    </message>
    <message>
        <source>The file was changed by somebody else: reload it, or keep your text and save again.</source>
        <translation>文件已被别人修改：请重新加载，或保留您的文本并再次保存。</translation>
    </message>
    <message>
        <source>What the file holds now cannot be found out: %1 Keep your text to write over it, or save it under another name.</source>
        <translation>无法得知文件现在的内容：%1 请保留您的文本以覆盖它，或以另一个名称保存。</translation>
    </message>
    <message>
        <source>This is not a recovery copy.</source>
        <translation>这不是恢复副本。</translation>
    </message>
    <message>
        <source>The folder for recovery copies cannot be made.</source>
        <translation>无法创建存放恢复副本的文件夹。</translation>
    </message>
    <message>
        <source>it is written as a-&gt;b; set its members</source>
        <translation>它写作 a-&gt;b；请设置其成员</translation>
    </message>
    <message>
        <source>the whole file is not one value</source>
        <translation>整个文件不是一个值</translation>
    </message>
    <message>
        <source>a block needs an object with a plugin_name</source>
        <translation>块需要一个带 plugin_name 的对象</translation>
    </message>
    <message>
        <source>the language cannot say this value here</source>
        <translation>这种语言无法在此处写出这个值</translation>
    </message>
    <message>
        <source>The pointer has to name something inside the file.</source>
        <translation>指针必须指向文件之内的某处。</translation>
    </message>
    <message>
        <source>its value comes from elsewhere through a ${} or an include</source>
        <translation>它的值经由 ${} 或 include 来自别处</translation>
    </message>
    <message>
        <source>The text has a syntax error near this place. Correct it first.</source>
        <translation>此处附近有语法错误。请先改正。</translation>
    </message>
    <message>
        <source>JSON has no comments</source>
        <translation>JSON 没有注释</translation>
    </message>
    <message>
        <source>no text here spells it</source>
        <translation>这里没有写出它的文本</translation>
    </message>
    <message>
        <source>it does not start its line</source>
        <translation>它不在行首</translation>
    </message>
    <message>
        <source>There is nothing at %1.</source>
        <translation>%1 处什么也没有。</translation>
    </message>
    <message>
        <source>Cannot edit %1: %2.</source>
        <translation>无法编辑 %1：%2。</translation>
    </message>
    <message>
        <source>The new text is no UTF-8: its byte %1 (from 0) is not part of any character.</source>
        <translation>新文本不是 UTF-8：其第 %1 个字节（从 0 起）不属于任何字符。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no pointer: write it like /env/parallelism.</source>
        <translation>&apos;%1&apos; 不是指针：请写成 /env/parallelism 这样。</translation>
    </message>
    <message>
        <source>The pointer goes more than %1 deep, and no file is nested so deep.</source>
        <translation>指针深度超过 %1 层，而没有文件嵌套得这么深。</translation>
    </message>
    <message>
        <source>This edit cannot be written as one change of the text.</source>
        <translation>此编辑无法写成对文本的一次改动。</translation>
    </message>
    <message>
        <source>There is no list at %1.</source>
        <translation>%1 处没有列表。</translation>
    </message>
    <message>
        <source>There is no position %1 in %2: it has %3. Positions count from 0.</source>
        <translation>%2 中没有位置 %1：它有 %3 项。位置从 0 起计。</translation>
    </message>
    <message>
        <source>the list does not stand in this text</source>
        <translation>此列表不在这个文本中</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 不是对象</translation>
    </message>
    <message>
        <source>the text has no object to put it into</source>
        <translation>文本中没有可以放入它的对象</translation>
    </message>
    <message>
        <source>There is no position %1 beside %2. Positions count from 0.</source>
        <translation>%2 旁没有位置 %1。位置从 0 起计。</translation>
    </message>
    <message>
        <source>it is defined in several places</source>
        <translation>它在多处定义</translation>
    </message>
    <message>
        <source>it is part of a value that is put together</source>
        <translation>它是拼接而成的值的一部分</translation>
    </message>
    <message>
        <source>that place is in another part of the list</source>
        <translation>那个位置在列表的另一部分</translation>
    </message>
    <message>
        <source>its value would change there</source>
        <translation>它的值在那里会改变</translation>
    </message>
    <message>
        <source>An element of a list has no name.</source>
        <translation>列表的元素没有名称。</translation>
    </message>
    <message>
        <source>no text here spells its name</source>
        <translation>这里没有写出其名称的文本</translation>
    </message>
    <message>
        <source>the language cannot say this name here</source>
        <translation>这种语言无法在此处写出这个名称</translation>
    </message>
    <message>
        <source>There is a &apos;%1&apos; already.</source>
        <translation>已经有 &apos;%1&apos; 了。</translation>
    </message>
    <message>
        <source>other values would change with it</source>
        <translation>其他值会随之改变</translation>
    </message>
    <message>
        <source>The value has half a character: the escape at its byte %1 stands without its other half.</source>
        <translation>该值有半个字符：其第 %1 个字节处的转义缺少另一半。</translation>
    </message>
    <message>
        <source>Its end is missing.</source>
        <translation>缺少结尾。</translation>
    </message>
    <message>
        <source>Its byte %1 does not fit.</source>
        <translation>其第 %1 个字节不合适。</translation>
    </message>
    <message>
        <source>The value is no JSON. %1</source>
        <translation>该值不是 JSON。%1</translation>
    </message>
    <message>
        <source>The text has syntax errors. Correct them first.</source>
        <translation>文本有语法错误。请先改正。</translation>
    </message>
    <message>
        <source>This text cannot be laid out without changing what it says.</source>
        <translation>无法既排版此文本又不改变它的含义。</translation>
    </message>
    <message>
        <source>Every entry needs a name of its own.</source>
        <translation>每一项都需要自己的名称。</translation>
    </message>
    <message>
        <source>Every column needs a type.</source>
        <translation>每一列都需要类型。</translation>
    </message>
    <message>
        <source>Nullable is true or false.</source>
        <translation>Nullable 只能是 true 或 false。</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>This REST API does not offer that.</source>
        <translation>此 REST API 不提供该功能。</translation>
    </message>
    <message>
        <source>A job id has digits only, at most 20 of them.</source>
        <translation>作业 id 只能是数字，最多 20 位。</translation>
    </message>
    <message>
        <source>This is not a state in which a job ends.</source>
        <translation>这不是作业的结束状态。</translation>
    </message>
    <message>
        <source>A start from a savepoint needs the id of the job.</source>
        <translation>从保存点启动需要作业的 id。</translation>
    </message>
    <message>
        <source>The engine reports a failure without a reason.</source>
        <translation>引擎报告失败，但没有说明原因。</translation>
    </message>
    <message>
        <source>The engine reports a failure: %1</source>
        <translation>引擎报告失败：%1</translation>
    </message>
    <message>
        <source>The answer is empty where JSON was expected.</source>
        <translation>应答为空，而应为 JSON。</translation>
    </message>
    <message>
        <source>The answer is not valid JSON; it may have been cut off on the way.</source>
        <translation>应答不是有效的 JSON；可能在途中被截断。</translation>
    </message>
    <message>
        <source>A login page answered instead of the engine. Log in to the proxy in front of it, or use the engine&apos;s own address.</source>
        <translation>应答的是登录页而不是引擎。请登录它前面的代理，或使用引擎自己的地址。</translation>
    </message>
    <message>
        <source>A web page (HTML) answered instead of the engine&apos;s REST API. Check the port and the context path, or whether a proxy answers.</source>
        <translation>应答的是网页（HTML）而不是引擎的 REST API。请检查端口和上下文路径，或是否由代理应答。</translation>
    </message>
    <message>
        <source>The answer is about the job %2, but %1 was asked for.</source>
        <translation>应答是关于作业 %2 的，但请求的是 %1。</translation>
    </message>
    <message>
        <source>%1 has the job id %2 more than once, at [%3] and [%4]: only the first is shown.</source>
        <translation>%1 中作业 id %2 出现了不止一次，在 [%3] 和 [%4]：只显示第一个。</translation>
    </message>
    <message>
        <source>The answer is 204, without content: this version of the engine does not know that path.</source>
        <translation>应答为 204，没有内容：此版本的引擎不认识该路径。</translation>
    </message>
    <message>
        <source>The proxy asks for a name and password, or refuses those given (407). Put them into http_proxy: http://name:password@proxy:port.</source>
        <translation>代理要求用户名和密码，或拒绝了所给的（407）。请写入 http_proxy：http://name:password@proxy:port。</translation>
    </message>
    <message>
        <source>The server asks for a name and password, or refuses those given (%1). Put them into the address: http://name:password@host:port.</source>
        <translation>服务器要求用户名和密码，或拒绝了所给的（%1）。请写在地址中：http://name:password@host:port。</translation>
    </message>
    <message>
        <source>The server forbids this (403).</source>
        <translation>服务器禁止此操作（403）。</translation>
    </message>
    <message>
        <source>The server sends to another address (%1), as proxies and login pages do. Use the address of the engine itself.</source>
        <translation>服务器转到另一个地址（%1），代理和登录页会这样做。请使用引擎本身的地址。</translation>
    </message>
    <message>
        <source>The engine answered %1: %2</source>
        <translation>引擎应答 %1：%2</translation>
    </message>
    <message>
        <source>This path does not exist there (%1). Check the port and the context path; an older engine may not have it.</source>
        <translation>那里没有此路径（%1）。请检查端口和上下文路径；较旧的引擎可能没有它。</translation>
    </message>
    <message>
        <source>A web server or proxy answered %1 with a web page.</source>
        <translation>Web 服务器或代理以网页应答 %1。</translation>
    </message>
    <message>
        <source>The server answered %1 without a reason.</source>
        <translation>服务器应答 %1，没有说明原因。</translation>
    </message>
    <message>
        <source>Nothing answers at this address. Is the engine running, is the port right (5801 for REST v1, 8080 for v2), and is enable-http switched on for v2?</source>
        <translation>该地址没有应答。引擎是否在运行，端口是否正确（REST v1 为 5801，v2 为 8080），v2 是否已开启 enable-http？</translation>
    </message>
    <message>
        <source>The connection was closed before the answer was complete. Port 5801 does this when REST is not enabled there or the path belongs to REST v2.</source>
        <translation>应答尚未完整，连接就被关闭。如果 5801 端口没有启用 REST，或路径属于 REST v2，就会这样。</translation>
    </message>
    <message>
        <source>The connection was closed without an answer in HTTP. The port may speak https: try an address that begins with https://. Port 5801 does this, too, when REST is not enabled there or the path belongs to REST v2.</source>
        <translation>连接被关闭，没有得到 HTTP 应答。该端口可能使用 https：请试试以 https:// 开头的地址。5801 端口在未启用 REST、或路径属于 REST v2 时也会这样。</translation>
    </message>
    <message>
        <source>A web server answers there, but no engine at its root (%1). If context-path is set in its seatunnel.yaml, add it to the address; else check the port.</source>
        <translation>那里有 Web 服务器应答，但其根路径下没有引擎（%1）。如果其 seatunnel.yaml 中设置了 context-path，请将它加到地址中；否则请检查端口。</translation>
    </message>
    <message>
        <source>The context path %1 is wrong: a web server answers there, but no engine below that path (%2). It is context-path in the engine&apos;s seatunnel.yaml.</source>
        <translation>上下文路径 %1 有误：那里有 Web 服务器应答，但该路径下没有引擎（%2）。它即引擎 seatunnel.yaml 中的 context-path。</translation>
    </message>
    <message>
        <source>The context path %1 is wrong: the engine answers at %2.</source>
        <translation>上下文路径 %1 有误：引擎在 %2 应答。</translation>
    </message>
    <message>
        <source>This port speaks http, not https: the address is %1.</source>
        <translation>该端口使用 http 而非 https：地址是 %1。</translation>
    </message>
    <message>
        <source>This port speaks https, not http: the address is %1.</source>
        <translation>该端口使用 https 而非 http：地址是 %1。</translation>
    </message>
    <message>
        <source>The job has no source block. Add source { ... } with at least one connector in it.</source>
        <translation>作业没有 source 块。请添加 source { ... }，其中至少有一个连接器。</translation>
    </message>
    <message>
        <source>The job has no sink block. Add sink { ... } with at least one connector in it.</source>
        <translation>作业没有 sink 块。请添加 sink { ... }，其中至少有一个连接器。</translation>
    </message>
    <message>
        <source>The job has no transform block where this engine needs one. Add an empty one: transform { }.</source>
        <translation>作业没有 transform 块，而这个引擎需要它。请添加一个空的：transform { }。</translation>
    </message>
    <message>
        <source>What was sent is empty: the file holds no job.</source>
        <translation>发送的内容为空：文件中没有作业。</translation>
    </message>
    <message>
        <source>The engine could not read the job as JSON. Something on the way may have changed it, as a proxy does.</source>
        <translation>引擎无法把作业当作 JSON 读取。途中可能有什么（例如代理）改动了它。</translation>
    </message>
    <message>
        <source>The engine remembers a job with this id that has ended. Submit it under a new id, or start it again from its savepoint.</source>
        <translation>引擎记得一个具有此 id 且已结束的作业。请用新的 id 提交，或从它的保存点重新启动。</translation>
    </message>
    <message>
        <source>A connector does not accept its options: one is missing, or has a value that does not fit. The engine&apos;s words name it.</source>
        <translation>有连接器不接受它的选项：缺少某个选项，或者某个值不合适。引擎的原话指出了是哪一个。</translation>
    </message>
    <message>
        <source>The cluster has not enough free slots for this job. Wait for other jobs, lower the parallelism, or add workers.</source>
        <translation>集群没有足够的空闲槽位来运行此作业。请等待其他作业结束、降低并行度，或增加 worker。</translation>
    </message>
    <message>
        <source>The job has no env block. Add env { job.mode = &quot;BATCH&quot; } or &quot;STREAMING&quot;.</source>
        <translation>作业没有 env 块。请添加 env { job.mode = &quot;BATCH&quot; }，或 &quot;STREAMING&quot;。</translation>
    </message>
    <message>
        <source>A connector does not say which one it is. In JSON each entry of source, transform and sink needs &quot;plugin_name&quot;.</source>
        <translation>有连接器没有说明自己是哪一个。在 JSON 中，source、transform 和 sink 的每一项都需要 &quot;plugin_name&quot;。</translation>
    </message>
    <message>
        <source>The option %1 is missing. Add it where the connector or the block needs it.</source>
        <translation>缺少选项 %1。请在需要它的连接器或块中添加。</translation>
    </message>
    <message>
        <source>There is a block where the engine needs a list. In JSON source, transform and sink are lists of connectors: [ { ... } ].</source>
        <translation>引擎需要列表的地方是一个块。在 JSON 中，source、transform 和 sink 是连接器的列表：[ { ... } ]。</translation>
    </message>
    <message>
        <source>There is a single value where the engine needs a list. Source, transform and sink are lists of connectors, and some options are lists: write [ ... ].</source>
        <translation>引擎需要列表的地方是单个值。source、transform 和 sink 是连接器的列表，有些选项也是列表：请写成 [ ... ]。</translation>
    </message>
    <message>
        <source>There is a list where the engine needs a block. Write { ... }, as env and the connectors are.</source>
        <translation>引擎需要块的地方是一个列表。请像 env 和连接器那样写成 { ... }。</translation>
    </message>
    <message>
        <source>There is a single value where the engine needs a block. Write { ... }, as env and the connectors are.</source>
        <translation>引擎需要块的地方是单个值。请像 env 和连接器那样写成 { ... }。</translation>
    </message>
    <message>
        <source>A value has another type than the engine needs (%1 where it needs %2). Compare the types of the options with the connector&apos;s documentation.</source>
        <translation>某个值的类型与引擎需要的不同（是 %1，需要 %2）。请对照连接器文档检查选项的类型。</translation>
    </message>
    <message>
        <source>This engine has no connector or transform named %1. Check the spelling, and whether its jar lies in the engine&apos;s connectors folder.</source>
        <translation>这个引擎没有名为 %1 的连接器或转换。请检查拼写，以及它的 jar 是否在引擎的 connectors 目录中。</translation>
    </message>
    <message>
        <source>The overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>The list of running jobs</source>
        <translation>运行中作业的列表</translation>
    </message>
    <message>
        <source>The list of ended jobs</source>
        <translation>已结束作业的列表</translation>
    </message>
    <message>
        <source>The answer about one job</source>
        <translation>单个作业的应答</translation>
    </message>
    <message>
        <source>The list of the members&apos; states</source>
        <translation>成员状态的列表</translation>
    </message>
    <message>
        <source>The list of running threads</source>
        <translation>运行中线程的列表</translation>
    </message>
    <message>
        <source>The list of members</source>
        <translation>成员列表</translation>
    </message>
    <message>
        <source>The answer to the submit</source>
        <translation>提交的应答</translation>
    </message>
    <message>
        <source>The answer to the stop</source>
        <translation>停止的应答</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The stop was not sent. %1</source>
        <translation>停止请求没有发出。%1</translation>
    </message>
    <message>
        <source>The answer to the stop was lost. %1 The job was %2 all the same when it was looked at.</source>
        <translation>对停止的应答丢失了。%1 尽管如此，查看作业时它处于 %2。</translation>
    </message>
    <message>
        <source>It is not known whether the stop arrived: it went out, and no answer tells. %1 Nothing was answered about the job %2 for %3 s either. It was not sent again: look at the job before you do.</source>
        <translation>不知道停止请求是否到达：它已发出，但没有应答说明结果。%1 并且 %3 秒内没有就作业 %2 作出任何应答。没有再次发送：再次停止前请先查看该作业。</translation>
    </message>
    <message>
        <source>It is not known whether the stop arrived: it went out, and no answer tells. %1 This member does not know the job %2.</source>
        <translation>不知道停止请求是否到达：它已发出，但没有应答说明结果。%1 该成员不认识作业 %2。</translation>
    </message>
    <message>
        <source>It is not known whether the stop arrived: it went out, and no answer tells. %1 The job %2 was still %3 after %4 s. It was not sent again: look at the job once more before you do.</source>
        <translation>不知道停止请求是否到达：它已发出，但没有应答说明结果。%1 %4 秒后作业 %2 仍为 %3。没有再次发送：再次停止前请再查看一次该作业。</translation>
    </message>
    <message>
        <source>Nothing was sent. The id %1 is that of %2, which is %3: the engine would answer as if it had started another job and start nothing. Wait until that one has ended, or submit without the id.</source>
        <translation>什么都没有发送。ID %1 属于 %2，它现在是 %3：引擎会像启动了另一个作业那样应答，实际上什么都不启动。请等它结束，或不带 ID 提交。</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <translation>没有发送任何内容。%1</translation>
    </message>
    <message>
        <source>The answer names the job %1, and %2 was to go on from its savepoint: look whether it did, or whether another job began from the start.</source>
        <translation>应答说的是作业 %1，而要从保存点继续的是 %2：请查看它是否继续了，还是另一个作业从头开始了。</translation>
    </message>
    <message>
        <source>The answer names the job %1, and %2 was asked for: look at both before you send anything again.</source>
        <translation>应答说的是作业 %1，而要求的是 %2：在再次发送之前请查看这两个作业。</translation>
    </message>
    <message>
        <source>The answer to the submit names no job: its id is &quot;%1&quot;.</source>
        <translation>对提交的应答没有说明作业：其 ID 是“%1”。</translation>
    </message>
    <message>
        <source>The answer to the submit was lost. %1 The job was looked for and is there: %2 has it as %3.</source>
        <translation>提交的应答丢失了。%1 已查找该作业，它在那里：%2 上的 %3。</translation>
    </message>
    <message>
        <source>It is not known whether the job was started: the submit went out, and no answer tells. %1 No member answered about the job %2 for %3 s either. It was not sent again: look at the jobs before you do.</source>
        <translation>不知道作业是否已启动：提交已发出，但没有应答说明结果。%1 并且 %3 秒内没有任何成员就作业 %2 作出应答。没有再次发送：再次提交前请先查看作业列表。</translation>
    </message>
    <message>
        <source>It is not known whether the job was started: the submit went out, and no answer tells. %1 No job %2 appeared on %3 in %4 s. It was not sent again: look at the jobs once more before you do.</source>
        <translation>不知道作业是否已启动：提交已发出，但没有应答说明结果。%1 在 %4 秒内，%3 上没有出现作业 %2。没有再次发送：再次提交前请再查看一次作业列表。</translation>
    </message>
    <message>
        <source>%1 A job of this name that did not run before runs as %2: it may be this one.</source>
        <translation>%1 有一个此前未运行的同名作业正以 %2 运行：可能就是它。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>The server answered %1: %2</source>
        <translation>服务器回答 %1：%2</translation>
    </message>
</context>
<context>
    <name>EnvOption</name>
    <message>
        <source>A BATCH job has no checkpoint fields: setting checkpoint.interval would make the engine restore the job, and write its rows again, whenever the last checkpoint is late.</source>
        <translation>BATCH 作业没有检查点字段：一旦设置 checkpoint.interval，只要最后一个检查点超时，引擎就会恢复作业并再次写入数据。</translation>
    </message>
    <message>
        <source>Job mode</source>
        <translation>作业模式</translation>
    </message>
    <message>
        <source>BATCH reads what is there and ends; STREAMING runs until it is stopped. Without this key the engine assumes BATCH.</source>
        <translation>BATCH 读完现有数据后结束；STREAMING 一直运行，直到被停止。没有此键时引擎按 BATCH 处理。</translation>
    </message>
    <message>
        <source>Job name</source>
        <translation>作业名称</translation>
    </message>
    <message>
        <source>The name the engine shows. A name given at the submit wins over this one.</source>
        <translation>引擎显示的名称。提交时给出的名称优先于此处。</translation>
    </message>
    <message>
        <source>Parallelism</source>
        <translation>并行度</translation>
    </message>
    <message>
        <source>How many tasks every stage runs with, unless a plugin sets its own parallelism.</source>
        <translation>每个环节以多少个任务运行，除非插件设置了自己的 parallelism。</translation>
    </message>
    <message>
        <source>Checkpoint interval</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>Time between two checkpoints. Without it a STREAMING job takes the interval of the engine&apos;s own configuration (10 s as shipped).</source>
        <translation>两次检查点之间的时间。不设置时，STREAMING 作业采用引擎自身配置的间隔（出厂为 10 秒）。</translation>
    </message>
    <message>
        <source>Checkpoint timeout</source>
        <translation>检查点超时</translation>
    </message>
    <message>
        <source>A checkpoint that takes longer fails, and the job is restored from the last good one. Without it the engine&apos;s own configuration decides (60 s as shipped).</source>
        <translation>耗时更长的检查点会失败，作业从最近一个成功的检查点恢复。不设置时由引擎自身的配置决定（出厂为 60 秒）。</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>How often a failed pipeline is restored before the job is FAILED. Each restore of a BATCH job writes its rows again; 0 is safer for sinks that cannot take a row twice.</source>
        <translation>失败的 pipeline 在作业变为 FAILED 之前恢复多少次。BATCH 作业每次恢复都会再次写入数据；对于不能重复接收同一行的 sink，0 更安全。</translation>
    </message>
    <message>
        <source>Time between retries</source>
        <translation>重试间隔</translation>
    </message>
    <message>
        <source>How long the engine waits before it restores a pipeline.</source>
        <translation>引擎在恢复 pipeline 之前等待多久。</translation>
    </message>
    <message>
        <source>Read limit, rows</source>
        <translation>读取限速（行）</translation>
    </message>
    <message>
        <source>The most rows that each parallel reader takes in a second.</source>
        <translation>每个并行读取器每秒最多读取的行数。</translation>
    </message>
    <message>
        <source>Read limit, bytes</source>
        <translation>读取限速（字节）</translation>
    </message>
    <message>
        <source>The most bytes that each parallel reader takes in a second.</source>
        <translation>每个并行读取器每秒最多读取的字节数。</translation>
    </message>
    <message>
        <source>Save mode runs on</source>
        <translation>保存模式的执行位置</translation>
    </message>
    <message>
        <source>Where tables are created or emptied before the job: on the cluster, or on the client that submits.</source>
        <translation>作业开始前在哪里创建或清空表：在集群上，或在提交作业的客户端上。</translation>
    </message>
    <message>
        <source>Extra jars</source>
        <translation>附加 jar</translation>
    </message>
    <message>
        <source>Worker tags</source>
        <translation>Worker 标签</translation>
    </message>
    <message>
        <source>Only workers that carry these tags run the job.</source>
        <translation>只有带有这些标签的 worker 才运行该作业。</translation>
    </message>
    <message>
        <source>Custom parameters</source>
        <translation>自定义参数</translation>
    </message>
    <message>
        <source>Declared by the engine and read nowhere in 2.3.8.</source>
        <translation>由引擎声明，但在 2.3.8 中没有任何地方读取。</translation>
    </message>
    <message>
        <source>This BATCH job sets checkpoint options; they are shown because the text has them. With checkpoint.interval the engine restores the job, and writes its rows again, whenever the last checkpoint is late: reset it, unless you want that.</source>
        <translation>这个 BATCH 作业设置了检查点选项；因为文本中有，所以显示在此。设置了 checkpoint.interval，只要最后一个检查点迟到，引擎就会恢复作业并再次写入其数据行：除非您有意如此，否则请重置它。</translation>
    </message>
    <message>
        <source>Addresses of third-party jars, such as file:///opt/lib/x.jar, separated by semicolons.</source>
        <translation>第三方 jar 的地址，例如 file:///opt/lib/x.jar，以分号分隔。</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>There is no explanation of this code in this version.</source>
        <translation>此版本没有该代码的说明。</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>This computer cannot convert %1 (the C library&apos;s table is not installed).</source>
        <translation>这台计算机无法转换 %1（未安装 C 库的转换表）。</translation>
    </message>
    <message>
        <source>The text is not whole %1.</source>
        <translation>文本不是完整的 %1。</translation>
    </message>
    <message>
        <source>The character in line %1, column %2 does not exist in %3: convert the text to UTF-8, or take the character out.</source>
        <translation>第 %1 行第 %2 列的字符在 %3 中不存在：请把文本转换为 UTF-8，或去掉该字符。</translation>
    </message>
    <message>
        <source>gzip data</source>
        <translation>gzip 数据</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ZIP 归档</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a Java class</source>
        <translation>Java 类</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>SQLite 数据库</translation>
    </message>
    <message>
        <source>bzip2 data</source>
        <translation>bzip2 数据</translation>
    </message>
    <message>
        <source>xz data</source>
        <translation>xz 数据</translation>
    </message>
    <message>
        <source>zstd data</source>
        <translation>zstd 数据</translation>
    </message>
    <message>
        <source>This is %1, not a text.</source>
        <translation>这是%1，不是文本。</translation>
    </message>
    <message>
        <source>This is not a text: it holds NUL bytes, the first at byte %1.</source>
        <translation>这不是文本：它含有 NUL 字节，第一个在第 %1 个字节处。</translation>
    </message>
    <message>
        <source>This is not a text.</source>
        <translation>这不是文本。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>这是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>Reading the file failed</source>
        <translation>读取文件失败</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB, the most that can be opened.</source>
        <translation>文件大于 %1 MB，这是能打开的上限。</translation>
    </message>
    <message>
        <source>Writing failed, the old file is unchanged</source>
        <translation>写入失败，旧文件未改变</translation>
    </message>
    <message>
        <source>Nothing was written: %1 is a text of the file from before a write that was cut off. Keep what you need of it and remove it.</source>
        <translation>什么也没有写入：%1 是一次中断的写入之前的文件文本。请取出您需要的内容，然后删除它。</translation>
    </message>
    <message>
        <source>No copy of the old file can be made, so it was not overwritten</source>
        <translation>无法制作旧文件的副本，因此没有覆盖它</translation>
    </message>
    <message>
        <source>%1 The copy %2 is left over.</source>
        <translation>%1 副本 %2 被留下了。</translation>
    </message>
    <message>
        <source>Writing failed, the old text was put back</source>
        <translation>写入失败，已放回旧文本</translation>
    </message>
    <message>
        <source>Writing failed and the file is damaged. The old text is in %1. The reason</source>
        <translation>写入失败，文件已损坏。旧文本在 %1 中。原因</translation>
    </message>
    <message>
        <source>The file is written, but the copy of the old text could not be removed: %1.</source>
        <translation>文件已写入，但无法删除旧文本的副本：%1。</translation>
    </message>
    <message>
        <source>The file is written, but its state cannot be read</source>
        <translation>文件已写入，但无法读取其状态</translation>
    </message>
    <message>
        <source>Writing failed, no file was made</source>
        <translation>写入失败，没有创建文件</translation>
    </message>
    <message>
        <source>%1 It can only be overwritten where it is, which a crash half-way would damage.</source>
        <translation>%1 只能在原处覆盖它，而中途崩溃会损坏它。</translation>
    </message>
    <message>
        <source>The file belongs to another user or group, which a replaced file would not.</source>
        <translation>文件属于另一个用户或组，替换后的文件则不会。</translation>
    </message>
    <message>
        <source>The file has extended attributes or an access list that a replaced file would lose.</source>
        <translation>文件有扩展属性或访问控制列表，替换后的文件会失去它们。</translation>
    </message>
    <message>
        <source>The file has permissions that a replaced file would lose.</source>
        <translation>文件有一些权限，替换后的文件会失去它们。</translation>
    </message>
    <message>
        <source>%1 The file %2 is left over.</source>
        <translation>%1 文件 %2 被留下了。</translation>
    </message>
    <message>
        <source>Something is mounted on the file.</source>
        <translation>有东西挂载在该文件上。</translation>
    </message>
    <message>
        <source>The folder of the file takes no new file.</source>
        <translation>文件所在的文件夹不接受新文件。</translation>
    </message>
    <message>
        <source>The file has %1 names (hard links), which a replaced file would not.</source>
        <translation>文件有 %1 个名称（硬链接），替换后的文件则不会有。</translation>
    </message>
    <message>
        <source>The file is protected against writing (nobody may write it).</source>
        <translation>文件设有写保护（任何人都不能写）。</translation>
    </message>
    <message>
        <source>Another program changes this file again and again.</source>
        <translation>另一个程序反复修改此文件。</translation>
    </message>
    <message>
        <source>Another program has made this file meanwhile; it was not overwritten.</source>
        <translation>另一个程序此间创建了此文件；没有覆盖它。</translation>
    </message>
    <message>
        <source>The new text is in the file, but a power cut may still take it back</source>
        <translation>新文本已在文件中，但断电仍可能使它丢失</translation>
    </message>
    <message>
        <source>The file cannot be compared with what was read, so it was not written</source>
        <translation>无法把文件与读到的内容比较，因此没有写入</translation>
    </message>
    <message>
        <source>The symbolic links lead in a circle.</source>
        <translation>符号链接绕成了圈。</translation>
    </message>
    <message>
        <source>This is a device, a pipe or a socket and no regular file, so it is not replaced.</source>
        <translation>这是设备、管道或套接字，不是普通文件，因此不替换它。</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>You may not write this file.</source>
        <translation>您不能写这个文件。</translation>
    </message>
    <message>
        <source>Another program is writing this file and does not end.</source>
        <translation>另一个程序正在写这个文件，一直没有结束。</translation>
    </message>
    <message>
        <source>Another program has moved the folder of the file meanwhile; nothing was written.</source>
        <translation>另一个程序此间移动了文件所在的文件夹；什么也没有写入。</translation>
    </message>
    <message>
        <source>Another program has written the file meanwhile; nothing was overwritten.</source>
        <translation>另一个程序此间写过此文件；什么也没有覆盖。</translation>
    </message>
    <message>
        <source>The file was removed meanwhile; it was not made again.</source>
        <translation>文件此间被删除；没有重新创建它。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Another program replaces or removes this file again and again.</source>
        <translation>另一个程序反复替换或删除此文件。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>Nobody reads this pipe: start its reader first.</source>
        <translation>没有程序读取这个管道：请先启动读取它的程序。</translation>
    </message>
    <message>
        <source>This is a socket, not a file.</source>
        <translation>这是套接字，不是文件。</translation>
    </message>
    <message>
        <source>Another program is writing this file.</source>
        <translation>另一个程序正在写这个文件。</translation>
    </message>
    <message>
        <source>There is a file of this name, and something is in it.</source>
        <translation>已有此名称的文件，而且里面有内容。</translation>
    </message>
    <message>
        <source>Nobody reads it any more.</source>
        <translation>已没有程序在读取它。</translation>
    </message>
    <message>
        <source>Writing has stopped</source>
        <translation>写入已停止</translation>
    </message>
    <message>
        <source>%1 What was written before is in the file.</source>
        <translation>%1 此前写入的内容在文件中。</translation>
    </message>
    <message>
        <source>%1 Nothing was written: the file is empty.</source>
        <translation>%1 什么也没有写入：文件是空的。</translation>
    </message>
    <message>
        <source>The empty file cannot be removed</source>
        <translation>无法删除空文件</translation>
    </message>
    <message>
        <source>The end of it may not have got to the disk</source>
        <translation>它的结尾可能没有到达磁盘</translation>
    </message>
    <message>
        <source>The file was removed, renamed or replaced while it was written: what was written is not under this name.</source>
        <translation>文件在写入期间被删除、改名或替换：写入的内容不在这个名称之下。</translation>
    </message>
    <message>
        <source>there is no space left on the disk</source>
        <translation>磁盘没有剩余空间</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>磁盘配额已用完</translation>
    </message>
    <message>
        <source>it would be larger than this program may make a file (ulimit -f)</source>
        <translation>它会超过本程序可以创建的文件大小（ulimit -f）</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <source>the file system is read-only</source>
        <translation>文件系统是只读的</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>a part of its path is no folder</source>
        <translation>其路径中有一部分不是文件夹</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称过长</translation>
    </message>
    <message>
        <source>its links lead round in a circle</source>
        <translation>其链接绕成了一圈</translation>
    </message>
    <message>
        <source>it is closed</source>
        <translation>它已关闭</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>HOCON job file (*.conf)</source>
        <translation>HOCON 作业文件 (*.conf)</translation>
    </message>
    <message>
        <source>JSON job file (*.json)</source>
        <translation>JSON 作业文件 (*.json)</translation>
    </message>
    <message>
        <source>Open job files</source>
        <translation>打开作业文件</translation>
    </message>
    <message>
        <source>Save the job file</source>
        <translation>保存作业文件</translation>
    </message>
    <message>
        <source>Recordings (*.jsonl *.jsonl.gz)</source>
        <translation>录制文件 (*.jsonl *.jsonl.gz)</translation>
    </message>
    <message>
        <source>Record into a file</source>
        <translation>录制到文件</translation>
    </message>
    <message>
        <source>Job files (*.conf *.json *.sql *.config *.cfg *.hocon)</source>
        <translation>作业文件 (*.conf *.json *.sql *.config *.cfg *.hocon)</translation>
    </message>
    <message>
        <source>Open recordings</source>
        <translation>打开录制</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Nothing listens on this address: the engine is down, or its REST API is off or on another port.</source>
        <translation>该地址上没有服务在监听：引擎未运行，或者它的 REST API 已关闭或在另一个端口上。</translation>
    </message>
    <message>
        <source>It answers with an error: it may have lost its master.</source>
        <translation>它以错误应答：可能已失去 master。</translation>
    </message>
    <message>
        <source>Something answers that is not the engine&apos;s REST API: a proxy, a login page or another program.</source>
        <translation>应答的不是引擎的 REST API：可能是代理、登录页或其他程序。</translation>
    </message>
    <message>
        <source>The network or the process is gone.</source>
        <translation>网络或进程已不可用。</translation>
    </message>
    <message>
        <source>%1 did not answer at %2: %3</source>
        <translation>%1 在 %2 没有应答：%3</translation>
    </message>
    <message>
        <source>It has not answered once.</source>
        <translation>它从未应答过。</translation>
    </message>
    <message>
        <source>Its last answer is from %1; everything shown of it is of that time.</source>
        <translation>它最近一次应答在 %1；这里显示的内容都是那时的。</translation>
    </message>
    <message>
        <source>Check the address and the process. Do not conclude that its jobs stopped: a member that does not answer may go on writing.</source>
        <translation>请检查地址和进程。不要据此认为它的作业已停止：不应答的成员可能仍在写入。</translation>
    </message>
    <message>
        <source>%1 counts %2 workers (%3).</source>
        <translation>%1 统计到 %2 个 worker（%3）。</translation>
    </message>
    <message>
        <source>There were %1 before.</source>
        <translation>之前有 %1 个。</translation>
    </message>
    <message>
        <source>There were %1 before. Restarted since: %2.</source>
        <translation>之前有 %1 个。此后重启过：%2。</translation>
    </message>
    <message>
        <source>A worker stopped, crashed, or was paused so long that the others gave it up.</source>
        <translation>有 worker 停止、崩溃，或暂停太久而被其他成员放弃。</translation>
    </message>
    <message>
        <source>Find out which one and start it again. Jobs that had tasks on it start over: check their targets for double rows. If you took it away on purpose, nothing is wrong.</source>
        <translation>找出是哪一个并重新启动它。在它上面有任务的作业会从头开始：请检查目标端是否有重复行。如果是有意下线的，则没有问题。</translation>
    </message>
    <message>
        <source>%1 has no running job in its list (%2).</source>
        <translation>%1 的列表中没有正在运行的作业（%2）。</translation>
    </message>
    <message>
        <source>%1 slots are in use.</source>
        <translation>有 %1 个槽位被占用。</translation>
    </message>
    <message>
        <source>Jobs go on that the engine lost from its list, or slots were not given back.</source>
        <translation>引擎从列表中丢失的作业仍在运行，或者槽位没有归还。</translation>
    </message>
    <message>
        <source>Do not restart the engine and do not submit those jobs again before you have looked at the threads of every member: something may still be writing.</source>
        <translation>在查看每个成员的线程之前，不要重启引擎，也不要再次提交这些作业：可能仍有任务在写入。</translation>
    </message>
    <message>
        <source>%1 counts %2 running jobs (%3).</source>
        <translation>%1 统计到 %2 个运行中的作业（%3）。</translation>
    </message>
    <message>
        <source>%1 counts %2 failed jobs (%3).</source>
        <translation>%1 统计到 %2 个失败的作业（%3）。</translation>
    </message>
    <message>
        <source>Its list has %1.</source>
        <translation>它的列表中有 %1 个。</translation>
    </message>
    <message>
        <source>Count and list come from different maps of the engine; entries were lost or left behind.</source>
        <translation>计数和列表来自引擎中不同的 map；有条目丢失或残留。</translation>
    </message>
    <message>
        <source>Trust the list less than usual: compare it with the threads of every member.</source>
        <translation>不要过分相信该列表：请与每个成员的线程对照。</translation>
    </message>
    <message>
        <source>%1 runs job %2 in BATCH mode with checkpoint.interval = %3 (%4).</source>
        <translation>%1 以 BATCH 模式运行作业 %2，checkpoint.interval = %3（%4）。</translation>
    </message>
    <message>
        <source>A checkpoint starts every %1 ms; checkpoint.timeout is not set, so the engine&apos;s default applies.</source>
        <translation>每 %1 毫秒 开始一次检查点；未设置 checkpoint.timeout，因此采用引擎的默认值。</translation>
    </message>
    <message>
        <source>A checkpoint starts every %1 ms and must end within %2 ms, the last one included.</source>
        <translation>每 %1 毫秒 开始一次检查点，并且必须在 %2 毫秒 内结束，最后一次也不例外。</translation>
    </message>
    <message>
        <source>In BATCH mode checkpoint.interval switches checkpoints on. A checkpoint that takes longer than its timeout makes the engine restore the job, which then reads and writes again.</source>
        <translation>在 BATCH 模式下，checkpoint.interval 会启用检查点。检查点一旦超时，引擎就会恢复作业，作业随之重新读取并写入。</translation>
    </message>
    <message>
        <source>Remove checkpoint.interval and checkpoint.timeout from env, unless the sink commits in two phases and needs them; then raise checkpoint.timeout well above the time a flush takes.</source>
        <translation>从 env 中删除 checkpoint.interval 和 checkpoint.timeout，除非 sink 采用两阶段提交而需要它们；此时请把 checkpoint.timeout 设得远大于一次刷写所需的时间。</translation>
    </message>
    <message>
        <source>%1 runs job %2 in STREAMING mode without checkpoint.interval (%3).</source>
        <translation>%1 以 STREAMING 模式运行作业 %2，但没有设置 checkpoint.interval（%3）。</translation>
    </message>
    <message>
        <source>The config of the job does not say how often its state is saved.</source>
        <translation>作业配置没有说明多久保存一次状态。</translation>
    </message>
    <message>
        <source>Checkpoints are not off: the default of the engine&apos;s own seatunnel.yaml applies.</source>
        <translation>检查点并未关闭：采用引擎自身 seatunnel.yaml 的默认值。</translation>
    </message>
    <message>
        <source>Set checkpoint.interval in env, so that it is known how much is read again after a restart.</source>
        <translation>请在 env 中设置 checkpoint.interval，以便明确重启后要重读多少数据。</translation>
    </message>
    <message>
        <source>No list has job %1 any more, and asked for it the engine knows only its id (%2).</source>
        <translation>已没有任何列表包含作业 %1；查询时引擎只认识它的 id（%2）。</translation>
    </message>
    <message>
        <source>No list has job %1 any more (%2).</source>
        <translation>已没有任何列表包含作业 %1（%2）。</translation>
    </message>
    <message>
        <source>Last seen at %1: %2 with %3 rows read and %4 written.</source>
        <translation>最后一次看到是在 %1：%2，已读 %3 行，已写 %4 行。</translation>
    </message>
    <message>
        <source>The engine was restarted without a map-store, or it lost its entry for the job; the job may have stopped midway, or go on unseen.</source>
        <translation>引擎在没有 map-store 的情况下重启过，或丢失了该作业的条目；作业可能中途停止，也可能在不可见的情况下继续运行。</translation>
    </message>
    <message>
        <source>The engine was restarted. Without a map-store it keeps its jobs and their history in memory only.</source>
        <translation>引擎重启过。没有 map-store 时，它只把作业及其历史保存在内存中。</translation>
    </message>
    <message>
        <source>%1 rows were read and %2 handed to the sink where one run moves %3.</source>
        <translation>一次运行应为 %3 行，实际读取 %1 行并交给 sink %2 行。</translation>
    </message>
    <message>
        <source>%1 reports job %2 as %3 with %4 rows read and %5 written (%6).</source>
        <translation>%1 报告作业 %2 为 %3，已读 %4 行，已写 %5 行（%6）。</translation>
    </message>
    <message>
        <source>%1 rows had been handed to the sink when the job was restored; it reads its source again from the start.</source>
        <translation>作业被恢复时已有 %1 行交给 sink；它会从头重新读取 source。</translation>
    </message>
    <message>
        <source>The pipeline was restored while the job said RUNNING. A restored BATCH job starts over, and what earlier attempts wrote stays in the target.</source>
        <translation>作业显示 RUNNING 期间，pipeline 被恢复。被恢复的 BATCH 作业会从头开始，之前各次尝试写入的数据仍留在目标端。</translation>
    </message>
    <message>
        <source>Count the rows in the target before anything else. Remove duplicates, or empty the target and run once more; a sink that upserts by a key or commits in two phases is not harmed.</source>
        <translation>首先统计目标端的行数。删除重复行，或清空目标端后再运行一次；按主键 upsert 或两阶段提交的 sink 不受影响。</translation>
    </message>
    <message>
        <source>%1 reports job %2 as FAILED (%3): %4</source>
        <translation>%1 报告作业 %2 为 FAILED（%3）：%4</translation>
    </message>
    <message>
        <source>All %1 rows that one run moves were read and handed to the sink.</source>
        <translation>一次运行应有的 %1 行已全部读取并交给 sink。</translation>
    </message>
    <message>
        <source>%1 rows were read and all of them handed to the sink, and the counters stood still before the job failed: the data may be complete.</source>
        <translation>已读取 %1 行并全部交给 sink，且在作业失败前计数已不再变化：数据可能是完整的。</translation>
    </message>
    <message>
        <source>The job failed over a checkpoint, not over its data: the rows had been handed over before.</source>
        <translation>作业因检查点而失败，而不是因数据：此前各行已交付。</translation>
    </message>
    <message>
        <source>The job failed over something other than its data, after the rows had been handed over.</source>
        <translation>作业在各行交付之后，因数据以外的原因失败。</translation>
    </message>
    <message>
        <source>Check the target before you rerun: count its rows and look for duplicates. A counter says that rows were handed to the sink, not that they arrived. Then correct the config (in BATCH remove checkpoint.interval) so that the next run does not end the same way.</source>
        <translation>重跑之前先检查目标端：统计行数并查找重复。计数只说明行已交给 sink，并不说明已到达。然后修正配置（BATCH 中删除 checkpoint.interval），以免下次运行同样结束。</translation>
    </message>
    <message>
        <source>%1 reports job %2 as FINISHED (%3).</source>
        <translation>%1 报告作业 %2 为 FINISHED（%3）。</translation>
    </message>
    <message>
        <source>0 rows were read.</source>
        <translation>读取了 0 行。</translation>
    </message>
    <message>
        <source>The source had nothing to give, or it was asked for the wrong thing: a filter, a table name, a path or a date that matches nothing.</source>
        <translation>source 没有数据，或者请求有误：过滤条件、表名、路径或日期没有匹配到任何内容。</translation>
    </message>
    <message>
        <source>If rows were expected, run the source&apos;s query or list its path by hand before the next run.</source>
        <translation>如果本应有数据，请在下次运行前手动执行 source 的查询或列出它的路径。</translation>
    </message>
    <message>
        <source>%1 rows were read and %2 written, and no transform could have dropped the difference of %3.</source>
        <translation>读取了 %1 行，写入了 %2 行，而没有 transform 会丢弃这 %3 行的差额。</translation>
    </message>
    <message>
        <source>The sink skipped rows, or a part of the counters was lost with a member.</source>
        <translation>sink 跳过了一些行，或部分计数随某个成员一起丢失。</translation>
    </message>
    <message>
        <source>Compare the number of rows in source and target before anyone relies on this run.</source>
        <translation>在有人依赖此次运行的结果之前，请比较 source 与目标端的行数。</translation>
    </message>
    <message>
        <source>%1 accepted the submit of %2 with id %3 (%4, answer 200).</source>
        <translation>%1 接受了 %2 的提交，id 为 %3（%4，应答 200）。</translation>
    </message>
    <message>
        <source>Under this id there is %1, started at %2 by the engine&apos;s clock, now %3.</source>
        <translation>此 id 下是 %1，按引擎时钟启动于 %2，现在为 %3。</translation>
    </message>
    <message>
        <source>A job with this id was there already. The engine then answers with the new name and starts nothing.</source>
        <translation>已经存在使用此 id 的作业。这时引擎会返回新名称，但什么也不启动。</translation>
    </message>
    <message>
        <source>%1 accepted the stop of %2 (%3, answer 200).</source>
        <translation>%1 接受了停止 %2 的请求（%3，应答 200）。</translation>
    </message>
    <message>
        <source>After %1 polls it is still RUNNING (%2).</source>
        <translation>%1 次轮询之后它仍为 RUNNING（%2）。</translation>
    </message>
    <message>
        <source>The engine answers 200 to every stop, whether it carries it out or not; the reason is only in its log.</source>
        <translation>引擎对每个停止请求都应答 200，无论是否执行；原因只在它的日志里。</translation>
    </message>
    <message>
        <source>Stop it once more without a savepoint and on the member that is master. If that does not help, look into the master&apos;s log; 2.3.8 has no forced stop but a restart of the worker.</source>
        <translation>请不带保存点、并在 master 成员上再停止一次。若无效，请查看 master 的日志；2.3.8 没有强制停止，只能重启 worker。</translation>
    </message>
    <message>
        <source>Rows read fell from %1 to %2 at %3 although a run never counts backwards.</source>
        <translation>已读行数在 %3 从 %1 降到 %2，而同一次运行的计数绝不会倒退。</translation>
    </message>
    <message>
        <source>Rows read stood at %1 for several polls and then went to %2, a multiple of the first attempt (%3).</source>
        <translation>已读行数连续几次轮询停在 %1，随后变为 %2，是第一次尝试的整数倍（%3）。</translation>
    </message>
    <message>
        <source>No thread of the job was left on any member, and at %1 its threads were back; rows read so far: %2.</source>
        <translation>作业在任何成员上都没有线程，%1 时线程又出现；目前已读行数：%2。</translation>
    </message>
    <message>
        <source>Most likely a checkpoint did not end within checkpoint.timeout = %1: the engine cancels the pipeline and restores it, and the job&apos;s state stays RUNNING meanwhile.</source>
        <translation>很可能是某个检查点没有在 checkpoint.timeout = %1 内结束：引擎取消 pipeline 并恢复它，期间作业状态一直是 RUNNING。</translation>
    </message>
    <message>
        <source>A task failed or its worker was lost. The engine restores the pipeline up to job.retry.times (3 unless set) and the job&apos;s state stays RUNNING meanwhile.</source>
        <translation>某个任务失败或其 worker 丢失。引擎最多恢复 pipeline job.retry.times 次（未设置时为 3），期间作业状态一直是 RUNNING。</translation>
    </message>
    <message>
        <source>%1 reports job %2 as RUNNING (%3).</source>
        <translation>%1 报告作业 %2 为 RUNNING（%3）。</translation>
    </message>
    <message>
        <source>Attempt %1 or later: %2 rows were read where one run reads %3.</source>
        <translation>第 %1 次或更后的尝试：已读 %2 行，而一次运行只读 %3 行。</translation>
    </message>
    <message>
        <source>Stop the job before it writes once more, remove checkpoint.interval from env (or raise checkpoint.timeout), check the target for duplicates, then run it again.</source>
        <translation>请在它再次写入之前停止作业，从 env 中删除 checkpoint.interval（或调大 checkpoint.timeout），检查目标端有无重复，然后重新运行。</translation>
    </message>
    <message>
        <source>Look into the engine&apos;s log for the reason (&apos;Restore time&apos;). If the target cannot take a row twice, stop the job and set job.retry.times = 0.</source>
        <translation>请在引擎日志中查找原因（&apos;Restore time&apos;）。如果目标端不能重复接收同一行，请停止作业并设置 job.retry.times = 0。</translation>
    </message>
    <message>
        <source>Stop it without a savepoint: a savepoint that waits for a task that is gone never ends.</source>
        <translation>请不带保存点停止它：等待已消失任务的保存点永远不会结束。</translation>
    </message>
    <message>
        <source>A slow sink drains first. If nothing moves, look at the threads of its tasks; only a restart of the worker ends it by force.</source>
        <translation>慢的 sink 会先排空。如果没有任何进展，请查看其任务的线程；只有重启 worker 才能强制结束。</translation>
    </message>
    <message>
        <source>It waits for slots or for the master. Compare the slots it needs with those that are free, and look into the master&apos;s log.</source>
        <translation>它在等待槽位或 master。请比较所需槽位与空闲槽位，并查看 master 的日志。</translation>
    </message>
    <message>
        <source>Look into the master&apos;s log for the job&apos;s id; a task may not react to being cancelled.</source>
        <translation>请在 master 的日志中查找该作业的 id；可能有任务对取消没有反应。</translation>
    </message>
    <message>
        <source>Its counters have stood still for %1 at %2 rows read and %3 written.</source>
        <translation>它的计数已停滞 %1，停在已读 %2 行、已写 %3 行。</translation>
    </message>
    <message>
        <source>The sink does not take the rows that were read: it is blocked, or it waits for a lock or a connection.</source>
        <translation>sink 不接收已读取的行：它被阻塞，或在等待锁或连接。</translation>
    </message>
    <message>
        <source>The source has been quiet for much longer than before.</source>
        <translation>source 的静默时间比以往长得多。</translation>
    </message>
    <message>
        <source>Everything that was read was handed to the sink, which is still writing or committing.</source>
        <translation>所有已读的行都已交给 sink，它仍在写入或提交。</translation>
    </message>
    <message>
        <source>Look at the threads of its tasks to see what they wait for, and at the target&apos;s own monitoring.</source>
        <translation>请查看其任务的线程在等待什么，并查看目标端自己的监控。</translation>
    </message>
    <message>
        <source>%1 reports job %2 as %3 (%4).</source>
        <translation>%1 报告作业 %2 为 %3（%4）。</translation>
    </message>
    <message>
        <source>It has been in this state for %1.</source>
        <translation>它处于此状态已有 %1。</translation>
    </message>
    <message>
        <source>This state is only on the way to another; something that it waits for does not come.</source>
        <translation>这只是通向另一状态的中间状态；它所等待的事情没有发生。</translation>
    </message>
    <message>
        <source>It needs %1 slots; the cluster has %2, of which %3 are free now.</source>
        <translation>它需要 %1 个槽位；集群有 %2 个，目前空闲 %3 个。</translation>
    </message>
    <message>
        <source>There were not enough free slots, and after some seconds the engine gave up. It read nothing.</source>
        <translation>空闲槽位不足，几秒后引擎放弃。它什么也没有读取。</translation>
    </message>
    <message>
        <source>Submit it again when other jobs have ended, lower its parallelism (a job takes its parallelism and one more slot for each source), or raise slot-num or switch dynamic-slot on in seatunnel.yaml.</source>
        <translation>等其他作业结束后再次提交，或降低它的 parallelism（作业占用 parallelism 个槽位，另加每个 source 一个），或在 seatunnel.yaml 中调大 slot-num、开启 dynamic-slot。</translation>
    </message>
    <message>
        <source>It has read nothing for %1; it needs %2 slots and none of %3 is free.</source>
        <translation>它在 %1 内什么也没有读取；它需要 %2 个槽位，而 %3 个中没有一个空闲。</translation>
    </message>
    <message>
        <source>The engine calls a job RUNNING before it has its slots; this one waits for them.</source>
        <translation>引擎在作业得到槽位之前就称其为 RUNNING；这个作业正在等待槽位。</translation>
    </message>
    <message>
        <source>It will fail unless other jobs end soon. Lower its parallelism, raise slot-num, or switch dynamic-slot on in seatunnel.yaml.</source>
        <translation>除非其他作业很快结束，否则它会失败。请降低它的 parallelism、调大 slot-num，或在 seatunnel.yaml 中开启 dynamic-slot。</translation>
    </message>
    <message>
        <source>No thread on any member has executed a task of it since %1.</source>
        <translation>自 %1 起，任何成员上都没有线程执行它的任务。</translation>
    </message>
    <message>
        <source>It waits to be restored after a failure (the engine waits a few seconds between attempts), or it is dead and the engine has not noticed.</source>
        <translation>它在失败后等待恢复（引擎在两次尝试之间等待几秒），或者它已经死掉而引擎尚未发觉。</translation>
    </message>
    <message>
        <source>Wait half a minute. If its threads come back, it started over: see running-but-restarting. If they do not, stop the job by its id and check the target before you run it again.</source>
        <translation>请等半分钟。如果线程回来，说明它从头开始了：参见 running-but-restarting。如果没有，请按 id 停止作业，检查目标端后再运行。</translation>
    </message>
    <message>
        <source>%1 reports job %2 as RUNNING with checkpoint.interval = %3 (%4).</source>
        <translation>%1 报告作业 %2 为 RUNNING，checkpoint.interval = %3（%4）。</translation>
    </message>
    <message>
        <source>Its tasks execute, but since %1 no member has a thread that coordinates its checkpoints.</source>
        <translation>它的任务在执行，但自 %1 起没有成员拥有协调其检查点的线程。</translation>
    </message>
    <message>
        <source>A checkpoint failed and its coordinator was shut down; the engine will cancel the pipeline and restore it, or it goes on without checkpoints.</source>
        <translation>某个检查点失败后其协调器被关闭；引擎会取消并恢复 pipeline，或在没有检查点的情况下继续。</translation>
    </message>
    <message>
        <source>Do not count on the last checkpoint: a restart would go on from an old state. Stop the job with a savepoint if it still takes one, and start it again.</source>
        <translation>不要依赖最后一个检查点：重启会从旧状态继续。如果它还能做保存点，请带保存点停止作业，再重新启动。</translation>
    </message>
    <message>
        <source>No member has job %1 in any list (%2).</source>
        <translation>没有任何成员的列表包含作业 %1（%2）。</translation>
    </message>
    <message>
        <source>%1 executes %2 of its task groups (%3).</source>
        <translation>%1 正在执行它的 %2 个任务组（%3）。</translation>
    </message>
    <message>
        <source>The engine lost its entry for the job (a change of master, a cleared map) while the tasks went on.</source>
        <translation>任务仍在进行，但引擎丢失了该作业的条目（master 变更、map 被清空）。</translation>
    </message>
    <message>
        <source>Do not restart the engine and do not submit the job again: it still writes. Wait for it to end, or stop it by its id on every member; then check the target.</source>
        <translation>不要重启引擎，也不要再次提交作业：它仍在写入。等待它结束，或在每个成员上按 id 停止；然后检查目标端。</translation>
    </message>
    <message>
        <source>%1 still executes %2 of its task groups (%3).</source>
        <translation>%1 仍在执行它的 %2 个任务组（%3）。</translation>
    </message>
    <message>
        <source>%1 has the same run as %2 in its list of running jobs, with %3 rows read and %4 written (%5).</source>
        <translation>%1 的运行列表中有与 %2 相同的运行，已读 %3 行，已写 %4 行（%5）。</translation>
    </message>
    <message>
        <source>Its counters go on growing: %1 rows read at %2.</source>
        <translation>它的计数仍在增长：%2 时已读 %1 行。</translation>
    </message>
    <message>
        <source>Members lost sight of each other or the master changed: one part of the engine closed the job, another part goes on executing it.</source>
        <translation>成员之间失去联系或 master 发生变更：引擎的一部分结束了作业，另一部分继续执行。</translation>
    </message>
    <message>
        <source>%1 no longer has job %2 among the running ones; it counts %3 finished, %4 failed and %5 cancelled jobs (%6).</source>
        <translation>%1 的运行中作业里已没有 %2；它统计到 %3 个完成、%4 个失败、%5 个取消的作业（%6）。</translation>
    </message>
    <message>
        <source>%1 has job %2 in its list of running jobs with the state %3 (%4).</source>
        <translation>%1 的运行列表中有作业 %2，状态为 %3（%4）。</translation>
    </message>
    <message>
        <source>%1 has the same run of job %2 in its list of running jobs and among the jobs that are %3 (%4).</source>
        <translation>%1 的运行列表中和 %3 的作业中都有作业 %2 的同一次运行（%4）。</translation>
    </message>
    <message>
        <source>The entry stays from poll to poll.</source>
        <translation>该条目在每次轮询中都存在。</translation>
    </message>
    <message>
        <source>The engine ended the job and could not remove it from its list of running jobs.</source>
        <translation>引擎结束了作业，但未能把它从运行列表中移除。</translation>
    </message>
    <message>
        <source>It holds nothing but the entry, unless ended-but-still-running is open too. A restart of the master clears it; the id cannot be used again before.</source>
        <translation>除非同时出现 ended-but-still-running，否则它只是一个残留条目。重启 master 可清除它；在此之前该 id 不能再用。</translation>
    </message>
    <message>
        <source>%1 has job %2 as %3 and an earlier run of the same id as %4 (%5).</source>
        <translation>%1 中作业 %2 为 %3，同一 id 的较早运行为 %4（%5）。</translation>
    </message>
    <message>
        <source>The earlier run ended at %1 and this one started at %2 (the engine&apos;s clock).</source>
        <translation>较早的运行结束于 %1，这一次启动于 %2（引擎时钟）。</translation>
    </message>
    <message>
        <source>Someone started the job again under its id, as one does after a stop with a savepoint.</source>
        <translation>有人用原 id 再次启动了作业，就像带保存点停止之后那样。</translation>
    </message>
    <message>
        <source>Nothing to do. Both runs are shown as one history; their counters may go on from each other.</source>
        <translation>无需处理。两次运行作为一段历史显示；计数可能前后相接。</translation>
    </message>
    <message>
        <source>The cluster fell apart (split brain): a long pause of a member or a network failure made each part go on alone.</source>
        <translation>集群分裂（脑裂）：某个成员长时间暂停或网络故障，使各部分各自继续。</translation>
    </message>
    <message>
        <source>Trust neither side. Stop the jobs on every member, bring the members back together (network, heartbeat timeout), check the targets for double rows, then start the jobs again.</source>
        <translation>两边都不要相信。在每个成员上停止作业，让成员重新合并（网络、心跳超时），检查目标端有无重复行，然后重新启动作业。</translation>
    </message>
    <message>
        <source>%1 reports the same run as %2 (%3).</source>
        <translation>%1 报告同一次运行为 %2（%3）。</translation>
    </message>
    <message>
        <source>%1 counts %2 workers in the cluster (%3).</source>
        <translation>%1 在集群中统计到 %2 个 worker（%3）。</translation>
    </message>
    <message>
        <source>%1 members answer, and there were %2 workers before.</source>
        <translation>有 %1 个成员应答，而之前有 %2 个 worker。</translation>
    </message>
    <message>
        <source>More than one member is the master: %1 (%2).</source>
        <translation>不止一个成员是 master：%1（%2）。</translation>
    </message>
    <message>
        <source>A cluster has one master.</source>
        <translation>一个集群只有一个 master。</translation>
    </message>
    <message>
        <source>No list had it from %1 on; at %2 it was listed again.</source>
        <translation>自 %1 起没有任何列表含有该作业；%2 时又重新出现在列表中。</translation>
    </message>
    <message>
        <source>The engine lost its entry for the job for a while; the job itself went on.</source>
        <translation>引擎曾一度丢失该作业的条目；作业本身仍在继续。</translation>
    </message>
    <message>
        <source>See that nobody submitted it again meanwhile: two of them would write the same rows twice.</source>
        <translation>请确认期间没有人再次提交它：两个作业会把同样的行写入两次。</translation>
    </message>
    <message>
        <source>It counted %1 ended jobs and now none.</source>
        <translation>它原先统计有 %1 个已结束的作业，现在一个也没有。</translation>
    </message>
    <message>
        <source>It counted %1 ended jobs and now %2. %3 of them are in no list any more, and they were too young to have expired.</source>
        <translation>它原先统计有 %1 个已结束的作业，现在为 %2 个。其中 %3 个已不在任何列表中，而它们还没有到过期的时间。</translation>
    </message>
    <message>
        <source>%1 counts %2 finished, %3 failed and %4 cancelled jobs (%5).</source>
        <translation>%1 统计有 %2 个已完成、%3 个失败和 %4 个已取消的作业（%5）。</translation>
    </message>
    <message>
        <source>Jobs that it had are listed again.</source>
        <translation>它原有的作业又重新列出。</translation>
    </message>
    <message>
        <source>The engine was restarted without a map-store, or its maps were cleared, or members that held a part of them were lost.</source>
        <translation>引擎在没有 map-store 的情况下重启了，或者其 map 被清空，或者保存其中一部分的成员丢失了。</translation>
    </message>
    <message>
        <source>%1 was submitted again at %2 and runs with id %3.</source>
        <translation>%1 已于 %2 再次提交，并以 id %3 运行。</translation>
    </message>
    <message>
        <source>Do not submit it again while it still writes. Stop it by its id on every member, see that its threads are gone, then check the target for missing and double rows.</source>
        <translation>在它仍在写入时不要再次提交。请在每个成员上按 id 停止它，确认其线程已消失，然后检查目标中是否有缺失和重复的行。</translation>
    </message>
    <message>
        <source>It answers that it is too full to answer: the engine, or a proxy before it, is overloaded.</source>
        <translation>它回答说太满而无法答复：引擎或其前面的代理过载。</translation>
    </message>
    <message>
        <source>Nothing takes the connection: the host is down, the address is wrong, or a firewall is in between.</source>
        <translation>没有任何程序接受连接：主机已停机、地址有误，或中间有防火墙。</translation>
    </message>
    <message>
        <source>It begins to answer and does not get to the end in time: the engine or the network is too slow for so long an answer.</source>
        <translation>它开始答复但未能及时完成：对这么长的答复来说，引擎或网络太慢。</translation>
    </message>
    <message>
        <source>It takes connections and does not answer in time: too full to answer (its heap, its threads), a long garbage collection, or a paused process.</source>
        <translation>它接受连接但未及时答复：太满而无法答复（堆、线程）、垃圾回收过久，或进程被暂停。</translation>
    </message>
    <message>
        <source>See with the threads of every member whether it still executes. If not, check what arrived in the target and submit it again; a job that had checkpoints can go on from the last one, under its id.</source>
        <translation>通过每个成员的线程查看它是否仍在执行。若没有，请检查目标中到达了什么并重新提交；有检查点的作业可以从最后一个检查点以其 id 继续。</translation>
    </message>
    <message>
        <source>%1 sees the members %2; %3 sees %4.</source>
        <translation>%1 看到成员 %2；%3 看到 %4。</translation>
    </message>
    <message>
        <source>They have not seen each other for as long as they are watched.</source>
        <translation>自监视以来它们从未看到过彼此。</translation>
    </message>
    <message>
        <source>They are members of two clusters that are watched as one (another cluster-name in hazelcast.yaml), or of one that had split before it was watched.</source>
        <translation>它们是被当作一个集群监视的两个集群的成员（hazelcast.yaml 中的 cluster-name 不同），或属于监视前就已分裂的集群。</translation>
    </message>
    <message>
        <source>Compare cluster-name in the hazelcast.yaml of both. Where the names differ, connect to them as two clusters. Where they are alike, the cluster has split: bring its members back together before you trust what either says.</source>
        <translation>比较两者 hazelcast.yaml 中的 cluster-name。若名称不同，请作为两个集群分别连接。若相同，则集群已分裂：先让成员重新汇合，再相信任何一方的说法。</translation>
    </message>
    <message>
        <source>Your job does not run. Submit it as a new job, which gets an id of its own. To go on from where the old run is, stop that with a savepoint and resume it: then its id is used again.</source>
        <translation>您的作业没有运行。请将其作为新作业提交，它会得到自己的编号。要从旧的运行处继续，请用保存点停止旧的运行再恢复它：那时会再次使用它的编号。</translation>
    </message>
    <message>
        <source>It is another process: its uuid was %1 and is %2. It lists none of %3 jobs that it had.</source>
        <translation>这是另一个进程：其 uuid 原为 %1，现为 %2。它原有的 %3 个作业一个也没有列出。</translation>
    </message>
    <message>
        <source>%1 ended jobs are in no list any more, and they were too young to have expired.</source>
        <translation>%1 个已结束的作业不再出现在任何列表中，而它们还没到过期的时候。</translation>
    </message>
    <message>
        <source>%1 answers again (%2).</source>
        <translation>%1 又有应答了（%2）。</translation>
    </message>
    <message>
        <source>From %1 to %2 it did not answer what was asked: %3</source>
        <translation>从 %1 到 %2 它没有回答所问的内容：%3</translation>
    </message>
    <message>
        <source>See whether it is the same process still, and whether its jobs went on.</source>
        <translation>请确认它是否仍是同一个进程，以及其作业是否一直在运行。</translation>
    </message>
    <message>
        <source>%1 answered with an error at %2: %3</source>
        <translation>%1 在 %2 以错误作答：%3</translation>
    </message>
    <message>
        <source>It answers, but since %1 not with what was asked for; everything shown of it is from before.</source>
        <translation>它有应答，但自 %1 起答的不是所问的内容；这里显示的都是此前的。</translation>
    </message>
    <message>
        <source>Read the error in its log, and look at its heap and its master. Do not conclude that its jobs stopped: they may go on writing.</source>
        <translation>请在其日志中查看该错误，并检查它的堆内存和主节点。不要据此认为其作业已停止：它们可能仍在写入。</translation>
    </message>
    <message>
        <source>It is another process: it had completed %1 operations and then %2. Of the jobs that it had it lists none (%3).</source>
        <translation>这是另一个进程：它曾完成 %1 次操作，之后是 %2 次。它原有的作业一个也没有列出（%3 个）。</translation>
    </message>
    <message>
        <source>It is another process: its uuid was %1 and is %2. It counted %3 ended jobs and now %4, and of the jobs that it had it lists none (%5).</source>
        <translation>这是另一个进程：它的 uuid 曾是 %1，现在是 %2。它曾统计到 %3 个已结束的作业，现在是 %4 个，原有的作业一个也没有列出（%5 个）。</translation>
    </message>
    <message>
        <source>It is another process: it had completed %1 operations and then %2. It counted %3 ended jobs and now %4, and of the jobs that it had it lists none (%5).</source>
        <translation>这是另一个进程：它曾完成 %1 次操作，之后是 %2 次。它曾统计到 %3 个已结束的作业，现在是 %4 个，原有的作业一个也没有列出（%5 个）。</translation>
    </message>
    <message>
        <source>What was known before is shown here until the program ends. Jobs that ran then have to be submitted again after a look at their targets. Configure a map-store, so that the next restart forgets nothing.</source>
        <translation>之前已知的内容会在这里显示到程序结束。当时运行的作业需要在检查其目标之后重新提交。请配置 map-store，使下次重启不会遗忘任何内容。</translation>
    </message>
    <message>
        <source>reported: %1</source>
        <translation>报告：%1</translation>
    </message>
    <message>
        <source>observed: %1</source>
        <translation>观察到：%1</translation>
    </message>
    <message>
        <source>cause: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>advice: %1</source>
        <translation>建议：%1</translation>
    </message>
    <message>
        <source>gone: not observed since %1; it stays open, because that does not undo it</source>
        <translation>已消失：自 %1 起未再观察到；它保持打开，因为消失并不会撤销其后果</translation>
    </message>
    <message>
        <source>%1 rows were read and %2 handed to the sink where one run moves %3: as many as %4 runs.</source>
        <translation>读取了 %1 行，交给 sink %2 行，而一次运行只移动 %3 行：相当于 %4 次运行。</translation>
    </message>
</context>
<context>
    <name>FindingExplanation</name>
    <message>
        <source>Failed, but the data looks complete</source>
        <translation>失败了，但数据看起来完整</translation>
    </message>
    <message>
        <source>The engine calls a BATCH job FAILED, and yet as many rows were handed to the sink as a run moves, or an exact multiple of them.</source>
        <translation>引擎称 BATCH 作业为 FAILED，但交给 sink 的行数恰好等于一次运行的行数，或是它的整数倍。</translation>
    </message>
    <message>
        <source>The engine ends a job as FAILED for reasons that have nothing to do with its rows: a checkpoint that did not end in time, a task group that could not be deployed again, a member that left. What had been written stays written.</source>
        <translation>引擎会因与数据无关的原因把作业判为 FAILED：检查点没有及时结束、任务组无法重新部署、成员离开。已写入的数据仍然保留。</translation>
    </message>
    <message>
        <source>Check the target before you run it again: count rows and look for duplicates. Counters say that rows were handed to the sink, not that they arrived. Then remove the reason; in BATCH that is most often checkpoint.interval.</source>
        <translation>重新运行之前先检查目标端：统计行数并查找重复。计数只说明行已交给 sink，并不说明已到达。然后消除原因；在 BATCH 中多半是 checkpoint.interval。</translation>
    </message>
    <message>
        <source>Rows were written more than once</source>
        <translation>数据被写入了不止一次</translation>
    </message>
    <message>
        <source>More rows were handed to the sink than one run of the job moves, or a BATCH job was restored after it had handed rows over.</source>
        <translation>交给 sink 的行数多于一次运行的行数，或者 BATCH 作业在交付数据之后被恢复。</translation>
    </message>
    <message>
        <source>A restored BATCH job reads its source again from the start. The engine shows RUNNING all the time, and adds up the counters of all attempts.</source>
        <translation>被恢复的 BATCH 作业会从头重新读取 source。引擎一直显示 RUNNING，并累加所有尝试的计数。</translation>
    </message>
    <message>
        <source>Count the rows in the target, remove duplicates, or empty it and run once more. Use a sink that upserts by a key or commits in two phases, or set job.retry.times = 0.</source>
        <translation>统计目标端的行数，删除重复行，或清空后再运行一次。请使用按主键 upsert 或两阶段提交的 sink，或设置 job.retry.times = 0。</translation>
    </message>
    <message>
        <source>Ended for the engine, but still running</source>
        <translation>引擎认为已结束，实际仍在运行</translation>
    </message>
    <message>
        <source>A member calls the job FAILED, CANCELED or FINISHED, while its threads execute, its counters grow, or another list or member has it as running.</source>
        <translation>有成员称作业为 FAILED、CANCELED 或 FINISHED，但其线程仍在执行、计数仍在增长，或另一个列表或成员显示它在运行。</translation>
    </message>
    <message>
        <source>After a split brain or a change of master one part of the engine closes a job that another part goes on executing.</source>
        <translation>脑裂或 master 变更之后，引擎的一部分结束了作业，另一部分继续执行。</translation>
    </message>
    <message>
        <source>Do not submit it again, it still writes. Stop it by its id on every member, wait until its threads are gone, then check the target for missing and double rows.</source>
        <translation>不要再次提交，它仍在写入。在每个成员上按 id 停止，等线程消失，然后检查目标端有无缺失和重复的行。</translation>
    </message>
    <message>
        <source>Members contradict each other</source>
        <translation>成员之间互相矛盾</translation>
    </message>
    <message>
        <source>Members of one cluster give different verdicts on a job, see different members, or more than one of them is the master.</source>
        <translation>同一集群的成员对某个作业给出不同结论、看到不同的成员，或者有不止一个 master。</translation>
    </message>
    <message>
        <source>A long pause (garbage collection, a stopped process) or a network failure splits the cluster; each part goes on alone, and both write.</source>
        <translation>长时间暂停（垃圾回收、进程被停住）或网络故障使集群分裂；各部分各自继续，并且都在写入。</translation>
    </message>
    <message>
        <source>Trust neither side. Stop the jobs on every member, bring the members together, check the targets, start the jobs again. Raise the heartbeat timeout if pauses caused it.</source>
        <translation>两边都不要相信。在每个成员上停止作业，让成员重新合并，检查目标端，再重新启动作业。如果是暂停引起的，请调大心跳超时。</translation>
    </message>
    <message>
        <source>Says RUNNING, but starts over and over</source>
        <translation>显示 RUNNING，但一再从头开始</translation>
    </message>
    <message>
        <source>The job&apos;s state is RUNNING, and its counters or threads show that its pipeline was cancelled and restored.</source>
        <translation>作业状态为 RUNNING，而它的计数或线程表明 pipeline 被取消并恢复过。</translation>
    </message>
    <message>
        <source>The engine restores a failed pipeline up to job.retry.times (3 unless set), some seconds apart, and the job&apos;s state stays RUNNING meanwhile. In BATCH the usual reason is a checkpoint that did not end in time.</source>
        <translation>引擎最多恢复失败的 pipeline job.retry.times 次（未设置时为 3），间隔数秒，期间作业状态一直是 RUNNING。在 BATCH 中，通常是检查点没有及时结束。</translation>
    </message>
    <message>
        <source>Stop it before it writes once more, unless its sink is idempotent. Remove checkpoint.interval in BATCH or raise checkpoint.timeout; look into the engine&apos;s log for &apos;Restore time&apos;.</source>
        <translation>除非 sink 是幂等的，请在它再次写入之前停止它。在 BATCH 中删除 checkpoint.interval 或调大 checkpoint.timeout；在引擎日志中查找 &apos;Restore time&apos;。</translation>
    </message>
    <message>
        <source>Says RUNNING, but nothing executes</source>
        <translation>显示 RUNNING，但没有任务在执行</translation>
    </message>
    <message>
        <source>No thread on any member that answers executes a task of the job, although the engine calls it RUNNING.</source>
        <translation>尽管引擎称其为 RUNNING，所有应答的成员上都没有线程在执行它的任务。</translation>
    </message>
    <message>
        <source>It waits to be restored after a failure, or it is dead and the engine has not noticed.</source>
        <translation>它在失败后等待恢复，或者已经死掉而引擎尚未发觉。</translation>
    </message>
    <message>
        <source>Wait half a minute. If threads come back it started over. If not, stop it by its id, check the target and run it again.</source>
        <translation>请等半分钟。如果线程回来，说明它从头开始了。如果没有，请按 id 停止它，检查目标端后再运行。</translation>
    </message>
    <message>
        <source>The job is configured for checkpoints and its tasks execute, but no member has a thread that coordinates them.</source>
        <translation>作业配置了检查点，任务也在执行，但没有成员拥有协调检查点的线程。</translation>
    </message>
    <message>
        <source>A checkpoint failed and the coordinator was shut down, before a restore or for good.</source>
        <translation>某个检查点失败后协调器被关闭，可能是在恢复之前，也可能是永久关闭。</translation>
    </message>
    <message>
        <source>A restart would go on from an old state. For a stream, stop it with a savepoint if it still takes one and start it again; for a batch, expect a restore and duplicates.</source>
        <translation>重启会从旧状态继续。对于流作业，如果还能做保存点，请带保存点停止后重新启动；对于批作业，请预期会恢复并产生重复。</translation>
    </message>
    <message>
        <source>Counters stand still</source>
        <translation>计数停滞不动</translation>
    </message>
    <message>
        <source>The rows read and written have not changed for a minute (a stream: for much longer than it is used to).</source>
        <translation>已读和已写行数一分钟没有变化（流作业：远超平时的时间）。</translation>
    </message>
    <message>
        <source>If everything that was read was written, the sink is still flushing or committing. If less was written than read, the sink is blocked.</source>
        <translation>如果已读的都已写出，说明 sink 仍在刷写或提交。如果写出少于读取，说明 sink 被阻塞。</translation>
    </message>
    <message>
        <source>Look at the threads of the job&apos;s tasks, and at locks and load of the target.</source>
        <translation>请查看作业任务的线程，以及目标端的锁和负载。</translation>
    </message>
    <message>
        <source>Stuck on the way to another state</source>
        <translation>卡在通向另一状态的途中</translation>
    </message>
    <message>
        <source>The job has been CANCELING, DOING_SAVEPOINT, FAILING, SCHEDULED or PENDING for longer than that takes.</source>
        <translation>作业处于 CANCELING、DOING_SAVEPOINT、FAILING、SCHEDULED 或 PENDING 的时间超过了正常所需。</translation>
    </message>
    <message>
        <source>A task does not react, a savepoint waits for a task that is gone, or slots are missing.</source>
        <translation>有任务没有反应、保存点在等待已消失的任务，或缺少槽位。</translation>
    </message>
    <message>
        <source>DOING_SAVEPOINT: stop it without a savepoint. CANCELING: let a slow sink drain, then restart the worker. SCHEDULED and PENDING: compare needed and free slots.</source>
        <translation>DOING_SAVEPOINT：请不带保存点停止它。CANCELING：让慢的 sink 排空，然后重启 worker。SCHEDULED 和 PENDING：比较所需与空闲的槽位。</translation>
    </message>
    <message>
        <source>Not enough slots</source>
        <translation>槽位不足</translation>
    </message>
    <message>
        <source>The job says RUNNING and has read nothing because no slot is free, or it failed with NoEnoughResourceException.</source>
        <translation>作业显示 RUNNING，但因没有空闲槽位而什么也没有读取，或以 NoEnoughResourceException 失败。</translation>
    </message>
    <message>
        <source>The engine calls a job RUNNING before it has its slots. A job takes its parallelism and one more slot for each source.</source>
        <translation>引擎在作业得到槽位之前就称其为 RUNNING。作业占用 parallelism 个槽位，另加每个 source 一个。</translation>
    </message>
    <message>
        <source>Lower the parallelism, wait for other jobs, or raise slot-num or switch on dynamic-slot in seatunnel.yaml.</source>
        <translation>请降低 parallelism、等待其他作业，或在 seatunnel.yaml 中调大 slot-num 或开启 dynamic-slot。</translation>
    </message>
    <message>
        <source>A task runs, but no list has its job</source>
        <translation>任务在运行，但没有列表包含它的作业</translation>
    </message>
    <message>
        <source>A member executes tasks of a job that no member has in any list.</source>
        <translation>某个成员在执行一个作业的任务，而任何成员的列表中都没有该作业。</translation>
    </message>
    <message>
        <source>The engine lost its entry for the job while the tasks went on.</source>
        <translation>任务仍在进行，但引擎丢失了该作业的条目。</translation>
    </message>
    <message>
        <source>Do not restart the engine and do not submit the job again: it still writes. Wait, or stop it by its id on every member, then check the target.</source>
        <translation>不要重启引擎，也不要再次提交作业：它仍在写入。请等待，或在每个成员上按 id 停止，然后检查目标端。</translation>
    </message>
    <message>
        <source>Slots are in use, but no job is listed</source>
        <translation>槽位被占用，却没有列出作业</translation>
    </message>
    <message>
        <source>The list of running jobs is empty and slots are in use.</source>
        <translation>运行中作业的列表为空，但有槽位被占用。</translation>
    </message>
    <message>
        <source>A job goes on that the engine lost from its list, or slots were not given back.</source>
        <translation>引擎从列表中丢失的作业仍在运行，或者槽位没有归还。</translation>
    </message>
    <message>
        <source>Do not restart the engine before you have looked at the threads of every member.</source>
        <translation>在查看每个成员的线程之前，不要重启引擎。</translation>
    </message>
    <message>
        <source>An ended job in the list of running jobs</source>
        <translation>运行列表中有已结束的作业</translation>
    </message>
    <message>
        <source>The list of running jobs has a job with an end state, or a run that is also among the ended ones.</source>
        <translation>运行中作业的列表里有处于结束状态的作业，或有同时出现在已结束列表中的运行。</translation>
    </message>
    <message>
        <source>The engine could not remove the entry when the job ended.</source>
        <translation>作业结束时引擎未能移除该条目。</translation>
    </message>
    <message>
        <source>It holds nothing, unless ended-but-still-running is open too. A restart of the master clears it.</source>
        <translation>除非同时出现 ended-but-still-running，否则它不占用任何东西。重启 master 可清除它。</translation>
    </message>
    <message>
        <source>Counts and lists do not agree</source>
        <translation>计数与列表不一致</translation>
    </message>
    <message>
        <source>The number of running or failed jobs in the overview differs from the length of the list, from poll to poll.</source>
        <translation>概览中运行中或失败作业的数量与列表长度在多次轮询中都不一致。</translation>
    </message>
    <message>
        <source>The engine keeps both in different maps, and one of them lost or kept an entry.</source>
        <translation>引擎把两者保存在不同的 map 中，其中一个丢失或残留了条目。</translation>
    </message>
    <message>
        <source>Trust neither alone; compare with the threads of every member.</source>
        <translation>不要只相信其中之一；请与每个成员的线程对照。</translation>
    </message>
    <message>
        <source>A job is gone without a trace</source>
        <translation>作业无影无踪</translation>
    </message>
    <message>
        <source>The job was seen running; now no list has it, and asked for it the engine knows only the id.</source>
        <translation>曾看到作业在运行；现在没有列表包含它，查询时引擎只认识它的 id。</translation>
    </message>
    <message>
        <source>The engine was restarted without a map-store, or it lost its entry.</source>
        <translation>引擎在没有 map-store 的情况下重启过，或丢失了它的条目。</translation>
    </message>
    <message>
        <source>The engine forgot its jobs</source>
        <translation>引擎忘记了它的作业</translation>
    </message>
    <message>
        <source>There were ended jobs, and now there are none.</source>
        <translation>之前有已结束的作业，现在一个也没有。</translation>
    </message>
    <message>
        <source>Without a map-store the engine keeps its history in memory, and a restart empties it.</source>
        <translation>没有 map-store 时引擎把历史保存在内存中，重启就会清空。</translation>
    </message>
    <message>
        <source>What was seen before is kept here. Submit again what was running, after a look at its targets, and configure a map-store.</source>
        <translation>之前看到的信息保留在这里。请在检查目标端之后重新提交当时运行的作业，并配置 map-store。</translation>
    </message>
    <message>
        <source>A worker is missing</source>
        <translation>少了一个 worker</translation>
    </message>
    <message>
        <source>A member counts fewer workers than there were.</source>
        <translation>某个成员统计到的 worker 比之前少。</translation>
    </message>
    <message>
        <source>A worker stopped, crashed, or was paused so long that the others gave it up.</source>
        <translation>有 worker 停止、崩溃，或暂停太久而被其他成员放弃。</translation>
    </message>
    <message>
        <source>Start it again. Jobs with tasks on it start over: check their targets. If you took it away on purpose, nothing is wrong.</source>
        <translation>请重新启动它。在它上面有任务的作业会从头开始：请检查它们的目标端。如果是有意下线的，则没有问题。</translation>
    </message>
    <message>
        <source>A submit started nothing</source>
        <translation>提交没有启动任何作业</translation>
    </message>
    <message>
        <source>A submit was answered with 200, and under its id there is another job or an older run.</source>
        <translation>提交得到了 200 应答，但其 id 下是另一个作业或较早的运行。</translation>
    </message>
    <message>
        <source>The engine answers so when the id is in use: with the new name, and without starting anything.</source>
        <translation>当 id 已被占用时引擎就会这样应答：返回新名称，但什么也不启动。</translation>
    </message>
    <message>
        <source>A stop changed nothing</source>
        <translation>停止没有产生任何变化</translation>
    </message>
    <message>
        <source>A stop was answered with 200 and the job is still RUNNING some polls later.</source>
        <translation>停止请求得到了 200 应答，但几次轮询之后作业仍为 RUNNING。</translation>
    </message>
    <message>
        <source>The engine answers 200 to every stop, whether it carries it out or not.</source>
        <translation>引擎对每个停止请求都应答 200，无论是否执行。</translation>
    </message>
    <message>
        <source>Stop it once more without a savepoint, on the master; the reason is in the master&apos;s log.</source>
        <translation>请在 master 上不带保存点再停止一次；原因在 master 的日志里。</translation>
    </message>
    <message>
        <source>Started again under its id</source>
        <translation>以原 id 再次启动</translation>
    </message>
    <message>
        <source>An id is in both lists and the running one is younger: a second run.</source>
        <translation>某个 id 同时在两个列表中，运行中的那个更新：是第二次运行。</translation>
    </message>
    <message>
        <source>That is how one goes on after a stop with a savepoint.</source>
        <translation>带保存点停止之后就是这样继续的。</translation>
    </message>
    <message>
        <source>Nothing to do. Both runs are shown as one history.</source>
        <translation>无需处理。两次运行作为一段历史显示。</translation>
    </message>
    <message>
        <source>A BATCH job runs with checkpoint.interval set.</source>
        <translation>有 BATCH 作业在设置了 checkpoint.interval 的情况下运行。</translation>
    </message>
    <message>
        <source>In BATCH the key switches checkpoints on. One that takes longer than checkpoint.timeout makes the engine restore the job, which reads and writes everything again, while it says RUNNING.</source>
        <translation>在 BATCH 中该键会启用检查点。检查点耗时超过 checkpoint.timeout 时，引擎会恢复作业，作业在显示 RUNNING 的同时重新读取并写入全部数据。</translation>
    </message>
    <message>
        <source>Remove checkpoint.interval and checkpoint.timeout from env, unless the sink commits in two phases; then raise the timeout well above the time of a flush.</source>
        <translation>请从 env 中删除 checkpoint.interval 和 checkpoint.timeout，除非 sink 采用两阶段提交；此时请把超时设得远大于一次刷写所需的时间。</translation>
    </message>
    <message>
        <source>A stream without a checkpoint interval</source>
        <translation>没有检查点间隔的流作业</translation>
    </message>
    <message>
        <source>A STREAMING job runs without checkpoint.interval.</source>
        <translation>有 STREAMING 作业在未设置 checkpoint.interval 的情况下运行。</translation>
    </message>
    <message>
        <source>Checkpoints are not off: the default of the engine&apos;s seatunnel.yaml applies.</source>
        <translation>检查点并未关闭：采用引擎 seatunnel.yaml 的默认值。</translation>
    </message>
    <message>
        <source>Set checkpoint.interval in env.</source>
        <translation>请在 env 中设置 checkpoint.interval。</translation>
    </message>
    <message>
        <source>Finished without a row</source>
        <translation>完成了，却没有一行数据</translation>
    </message>
    <message>
        <source>The job is FINISHED and read nothing.</source>
        <translation>作业为 FINISHED，但什么也没有读取。</translation>
    </message>
    <message>
        <source>The source was empty, or a filter, a table name, a path or a date matches nothing.</source>
        <translation>source 为空，或者过滤条件、表名、路径或日期没有匹配到任何内容。</translation>
    </message>
    <message>
        <source>If rows were expected, run the source&apos;s query by hand before the next run.</source>
        <translation>如果本应有数据，请在下次运行前手动执行 source 的查询。</translation>
    </message>
    <message>
        <source>Fewer rows written than read</source>
        <translation>写入的行少于读取的行</translation>
    </message>
    <message>
        <source>The job is FINISHED, has no transform that could drop rows, and wrote fewer than it read.</source>
        <translation>作业为 FINISHED，没有会丢弃行的 transform，但写入少于读取。</translation>
    </message>
    <message>
        <source>The sink skipped rows, or a part of the counters was lost with a member.</source>
        <translation>sink 跳过了一些行，或部分计数随某个成员一起丢失。</translation>
    </message>
    <message>
        <source>Compare the number of rows in source and target.</source>
        <translation>请比较 source 与目标端的行数。</translation>
    </message>
    <message>
        <source>A member does not answer</source>
        <translation>某个成员没有应答</translation>
    </message>
    <message>
        <source>It is down, paused, overloaded, or the address is not that of its REST API.</source>
        <translation>它可能未运行、被暂停、过载，或者该地址不是它的 REST API。</translation>
    </message>
    <message>
        <source>Check address and process. Do not conclude that its jobs stopped.</source>
        <translation>请检查地址和进程。不要据此认为它的作业已停止。</translation>
    </message>
    <message>
        <source>It tells of something that was done, so it stays open until a person acknowledges it or there is proof that it was undone; a restart of the engine is none.</source>
        <translation>它说明的是已经发生的事，因此会一直保持未结束，直到有人确认，或有证据表明其影响已被消除；引擎重启不是这样的证据。</translation>
    </message>
    <message>
        <source>See whether its threads still execute. If not, check the target and submit it again; a job that had checkpoints can go on from the last one, under its id: press Resume on its page.</source>
        <translation>看它的线程是否仍在执行。若没有，请检查目标并重新提交；有检查点的作业可以从最后一个检查点以其 id 继续：在它的页面上按“恢复”。</translation>
    </message>
    <message>
        <source>Submit it as a new job, which gets an id of its own. To go on from where the old run is, stop that with a savepoint and press Resume on its page, or use sluicectl submit --resume with its id: the engine then starts under that id again.</source>
        <translation>请将其作为新作业提交，它会得到自己的编号。要从旧的运行处继续，请用保存点停止旧的运行，然后在其页面上按“恢复”，或用 sluicectl submit --resume 加上它的编号：引擎会以该编号再次启动。</translation>
    </message>
    <message>
        <source>Two polls in a row failed, and one of them got no answer at all. What is shown of the member is old.</source>
        <translation>连续两次轮询失败，其中一次完全没有应答。该成员显示的内容是旧的。</translation>
    </message>
    <message>
        <source>A member answers with errors</source>
        <translation>某个成员以错误作答</translation>
    </message>
    <message>
        <source>Two polls in a row were answered, with an error instead of what was asked for. What is shown of the member is old.</source>
        <translation>连续两次轮询都有应答，但答的是错误而不是所问的内容。该成员显示的内容是旧的。</translation>
    </message>
    <message>
        <source>The process lives and cannot do what it is asked: it has lost its master, its memory is full, it is being shut down, or a proxy answers in its place.</source>
        <translation>进程还在，但无法完成所要求的事：它失去了主节点、内存已满、正在关闭，或者是代理在替它作答。</translation>
    </message>
    <message>
        <source>Read its log at that time. Do not conclude that its jobs stopped.</source>
        <translation>请查看它当时的日志。不要据此认为其作业已停止。</translation>
    </message>
    <message>
        <source>Its checkpoints are not made any more</source>
        <translation>它的检查点不再生成</translation>
    </message>
    <message>
        <source>checkpoint.interval is set in a BATCH job</source>
        <translation>BATCH 作业中设置了 checkpoint.interval</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>How much it can hurt.</source>
        <translation>它可能造成多大损害。</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>The job&apos;s name and the end of its id.</source>
        <translation>作业名称及其 id 的末尾。</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>From the first to the last observation.</source>
        <translation>从首次观察到最近一次观察。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>The cluster it was observed on.</source>
        <translation>观察到它的集群。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Its name in the documentation, the same in every version.</source>
        <translation>它在文档中的名称，在各版本中都相同。</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>问题所在</translation>
    </message>
    <message>
        <source>What the engine says and is not so, and the numbers.</source>
        <translation>引擎所报告的不实之处，以及相关数字。</translation>
    </message>
    <message>
        <source>When it was first observed, in %1.</source>
        <translation>首次观察到的时间，时区为 %1。</translation>
    </message>
    <message>
        <source>When it was closed, in %1: by itself when it describes the present, by a person when harm was done.</source>
        <translation>结束的时间，时区为 %1：描述当前状态的会自行结束，造成损害的由人结束。</translation>
    </message>
</context>
<context>
    <name>JobNeeds</name>
    <message>
        <source>env: how the job runs. job.mode is BATCH, which reads what is there and ends, or STREAMING, which runs until it is stopped; without it the engine takes BATCH.</source>
        <translation>env：作业如何运行。job.mode 为 BATCH（读完现有数据即结束）或 STREAMING（一直运行到被停止）；不写时引擎取 BATCH。</translation>
    </message>
    <message>
        <source>source: at least one plugin that reads, such as Jdbc or Kafka.</source>
        <translation>source：至少一个读取数据的插件，例如 Jdbc 或 Kafka。</translation>
    </message>
    <message>
        <source>transform: plugins that change rows on the way; it may be left out.</source>
        <translation>transform：在途中改变数据行的插件；可以省略。</translation>
    </message>
    <message>
        <source>sink: at least one plugin that writes.</source>
        <translation>sink：至少一个写入数据的插件。</translation>
    </message>
    <message>
        <source>In SQL, env stands in a comment that begins with /* config, each source and sink is a CREATE TABLE that says so in its options, and INSERT INTO joins them.</source>
        <translation>在 SQL 中，env 写在以 /* config 开头的注释里，每个 source 和 sink 是一条在选项中注明类型的 CREATE TABLE，由 INSERT INTO 连接。</translation>
    </message>
    <message>
        <source>File, New starts with a job that runs on any engine. The smallest one is:</source>
        <translation>“文件”中的“新建”会给出一个可在任何引擎上运行的作业。最小的作业是：</translation>
    </message>
    <message>
        <source>What a job needs</source>
        <translation>作业需要什么</translation>
    </message>
</context>
<context>
    <name>JobsModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What the engine says. A finding tells where that is not what is observed.</source>
        <translation>引擎所说的状态。与观察不符之处会有一条发现说明。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The job&apos;s name.</source>
        <translation>作业的名称。</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>The engine&apos;s id of the job. C copies it.</source>
        <translation>引擎给作业的 id。按 C 复制。</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>BATCH or STREAMING. The engine tells it only while the job runs.</source>
        <translation>BATCH 或 STREAMING。引擎只在作业运行时提供。</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>已读行数</translation>
    </message>
    <message>
        <source>Rows the sources read, summed over all attempts.</source>
        <translation>各 source 读取的行数，所有尝试累计。</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>已写行数</translation>
    </message>
    <message>
        <source>Rows handed to the sinks, summed over all attempts. It is no proof of arrival.</source>
        <translation>交给各 sink 的行数，所有尝试累计。这不能证明已经到达。</translation>
    </message>
    <message>
        <source>Rows/s</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时效</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>From the start to the end, or to now.</source>
        <translation>从开始到结束，或到现在。</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Open findings about this job.</source>
        <translation>关于此作业的未结束的发现。</translation>
    </message>
    <message>
        <source>Rows written a second, over the last ten seconds or more: an engine may update its counters in steps.</source>
        <translation>最近十秒或更长时间内每秒写入的行数：引擎可能分步更新其计数器。</translation>
    </message>
    <message>
        <source>How long ago the numbers of this row were said, or when, if that is long ago or no list has the job any more.</source>
        <translation>这一行的数字是多久以前报告的；如果已过去很久，或已没有列表包含该作业，则为报告的时刻。</translation>
    </message>
    <message>
        <source>When the engine says that it started, in %1. In brackets by the engine&apos;s own clock: its time zone is not known until a job starts while it is watched.</source>
        <translation>引擎所说的开始时间，时区为 %1。括号中的是引擎自己的时钟：在监视期间有作业启动之前，它的时区未知。</translation>
    </message>
    <message>
        <source>Rows written in each two seconds of the last minute, the newest at the right.</source>
        <translation>最近一分钟内每两秒写入的行数，最新的在右边。</translation>
    </message>
</context>
<context>
    <name>MembersModel</name>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Host and port.</source>
        <translation>主机和端口。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>The master plans jobs; the others carry them out.</source>
        <translation>master 规划作业；其他成员执行作业。</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Whether the last request was answered.</source>
        <translation>最近一次请求是否得到应答。</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>How long the last answer took.</source>
        <translation>最近一次应答所用的时间。</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时效</translation>
    </message>
    <message>
        <source>How long ago it answered last.</source>
        <translation>它最近一次应答是多久以前。</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Running jobs by this member&apos;s overview.</source>
        <translation>该成员的概览中运行中的作业数。</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>工作节点</translation>
    </message>
    <message>
        <source>Workers by this member&apos;s overview.</source>
        <translation>该成员的概览中的 worker 数。</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>槽位</translation>
    </message>
    <message>
        <source>Free and all slots; with dynamic slots only those in use are told.</source>
        <translation>空闲槽位与全部槽位；使用动态槽位时只提供占用数。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The engine&apos;s version.</source>
        <translation>引擎的版本。</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Why it does not answer, and what to do.</source>
        <translation>为什么没有应答，以及该怎么办。</translation>
    </message>
</context>
<context>
    <name>OptionSection</name>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Read limits</source>
        <translation>读取限速</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>PaletteSource</name>
    <message>
        <source>Open page</source>
        <translation>已打开的页面</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>%1 job on %2</source>
        <translation>%2 上 %1 的作业</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>当前页面</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>最近的文件</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>%1line %2</source>
        <translation>%1第 %2 行</translation>
    </message>
    <message>
        <source>%1byte %2</source>
        <translation>%1第 %2 个字节</translation>
    </message>
    <message>
        <source>standard output</source>
        <translation>标准输出</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Remove all checkpoint keys</source>
        <translation>删除所有检查点键</translation>
    </message>
    <message>
        <source>This BATCH job sets checkpoint.interval, so its last checkpoint must end within the timeout; when it does not, the engine restores the job and writes its rows again.</source>
        <translation>此 BATCH 作业设置了 checkpoint.interval，因此最后一个检查点必须在超时之内结束；否则引擎会恢复作业并再次写入数据。</translation>
    </message>
    <message>
        <source>Switch the job to STREAMING</source>
        <translation>把作业切换为 STREAMING</translation>
    </message>
    <message>
        <source>checkpoint.timeout has no effect in a BATCH job without checkpoint.interval: checkpoints are off.</source>
        <translation>没有 checkpoint.interval 的 BATCH 作业中 checkpoint.timeout 不起作用：检查点是关闭的。</translation>
    </message>
    <message>
        <source>The SeaTunnel engine reads only the flat keys checkpoint.interval and checkpoint.timeout; inside checkpoint { } they are ignored.</source>
        <translation>SeaTunnel 引擎只读取扁平的键 checkpoint.interval 和 checkpoint.timeout；写在 checkpoint { } 中会被忽略。</translation>
    </message>
    <message>
        <source>Write the keys flat</source>
        <translation>改写为扁平的键</translation>
    </message>
    <message>
        <source>checkpoint.timeout (%1 ms) is shorter than checkpoint.interval (%2 ms): a slow checkpoint fails the job although there would be time for it.</source>
        <translation>checkpoint.timeout（%1 毫秒）短于 checkpoint.interval（%2 毫秒）：即使时间还够，慢的检查点也会使作业失败。</translation>
    </message>
    <message>
        <source>checkpoint.timeout is %1 ms: a sink that needs longer to flush makes the checkpoint fail and the job start again. 60000 is the shipped value.</source>
        <translation>checkpoint.timeout 为 %1 毫秒：如果 sink 刷写需要更久，检查点会失败，作业重新开始。出厂值为 60000。</translation>
    </message>
    <message>
        <source>This STREAMING job sets no checkpoint.interval: the default of the engine it runs on applies (10 s as shipped).</source>
        <translation>此 STREAMING 作业没有设置 checkpoint.interval：采用所在引擎的默认值（出厂为 10 秒）。</translation>
    </message>
    <message>
        <source>Set checkpoint.interval to 10000 ms</source>
        <translation>把 checkpoint.interval 设为 10000 毫秒</translation>
    </message>
    <message>
        <source>env sets no job.mode: the engine assumes BATCH.</source>
        <translation>env 没有设置 job.mode：引擎按 BATCH 处理。</translation>
    </message>
    <message>
        <source>Set job.mode to %1</source>
        <translation>把 job.mode 设为 %1</translation>
    </message>
    <message>
        <source>Write it in upper case</source>
        <translation>改为大写</translation>
    </message>
    <message>
        <source>The engine ignores the env option %1 silently; did you mean %2?</source>
        <translation>引擎会默默忽略 env 选项 %1；您是否想写 %2？</translation>
    </message>
    <message>
        <source>The engine ignores the env option %1 silently.</source>
        <translation>引擎会默默忽略 env 选项 %1。</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>%1 is written as an array: in a .conf file the engine cannot read it. Write blocks, or save the job as .json.</source>
        <translation>%1 写成了数组：在 .conf 文件中引擎无法读取。请写成块，或把作业另存为 .json。</translation>
    </message>
    <message>
        <source>An entry of %1 is not a plugin block: write it as NAME { … }; the engine cannot read it.</source>
        <translation>%1 中有一项不是插件块：请写成 NAME { … }；引擎无法读取它。</translation>
    </message>
    <message>
        <source>This %1 block is lost: a later one replaces it entirely. Put all plugins into one block.</source>
        <translation>这个 %1 块会丢失：后面的块会把它整个替换。请把所有插件放进同一个块。</translation>
    </message>
    <message>
        <source>There are %1 problems in all; the first %2 are listed.</source>
        <translation>共有 %1 个问题；只列出前 %2 个。</translation>
    </message>
    <message>
        <source>The file is %1. The engine reads UTF-8 only, so it refuses this file.</source>
        <translation>文件编码为 %1。引擎只读取 UTF-8，因此会拒绝此文件。</translation>
    </message>
    <message>
        <source>The file is %1. The engine reads it as UTF-8: what is not ASCII, from here on, reaches it garbled, without an error.</source>
        <translation>文件编码为 %1。引擎按 UTF-8 读取：从此处起，非 ASCII 内容到达引擎时会成为乱码，且没有报错。</translation>
    </message>
    <message>
        <source>Convert to UTF-8</source>
        <translation>转换为 UTF-8</translation>
    </message>
    <message>
        <source>Read the file as %1 instead</source>
        <translation>改用 %1 读取文件</translation>
    </message>
    <message>
        <source>This byte is not part of any UTF-8 character. The engine reads it as U+FFFD, without an error. Put the right character here.</source>
        <translation>此字节不属于任何 UTF-8 字符。引擎会把它读成 U+FFFD，且没有报错。请在此填入正确的字符。</translation>
    </message>
    <message>
        <source>A password or key was typed here before the program ended. It was not written to the recovery copy: type it again.</source>
        <translation>程序结束之前，此处输入过密码或密钥。它没有写入恢复副本：请重新输入。</translation>
    </message>
    <message>
        <source>Rename it to %1</source>
        <translation>重命名为 %1</translation>
    </message>
    <message>
        <source>%1 stands inside of env, where the engine does not look for it. Close env with } before it.</source>
        <translation>%1 位于 env 内部，引擎不会在那里查找它。请在它之前用 } 关闭 env。</translation>
    </message>
    <message>
        <source>Write it as blocks</source>
        <translation>写成块的形式</translation>
    </message>
    <message>
        <source>Remove the comma</source>
        <translation>删除逗号</translation>
    </message>
    <message>
        <source>Add the comma</source>
        <translation>补上逗号</translation>
    </message>
    <message>
        <source>Put it in double quotes</source>
        <translation>用双引号括起来</translation>
    </message>
    <message>
        <source>Put the value in double quotes</source>
        <translation>用双引号括住该值</translation>
    </message>
    <message>
        <source>Write the backslash twice</source>
        <translation>把反斜杠写两次</translation>
    </message>
    <message>
        <source>Write the tab as \t</source>
        <translation>把制表符写成 \t</translation>
    </message>
    <message>
        <source>Close the quote at the end of the line</source>
        <translation>在行尾补上引号</translation>
    </message>
    <message>
        <source>Add the missing %1 in line %2</source>
        <translation>在第 %2 行补上缺少的 %1</translation>
    </message>
    <message>
        <source>Close the variable with }</source>
        <translation>用 } 结束变量</translation>
    </message>
    <message>
        <source>Add the missing %1 before line %2</source>
        <translation>在第 %2 行之前补上缺少的 %1</translation>
    </message>
    <message>
        <source>Add the missing %1 at the end</source>
        <translation>在末尾补上缺少的 %1</translation>
    </message>
    <message>
        <source>A default works only inside of double quotes: write &quot;%1&quot;.</source>
        <translation>默认值只在双引号里起作用：请写成 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>Give it an empty default: %1</source>
        <translation>为它设置空的默认值：%1</translation>
    </message>
    <message>
        <source>Only sinks fill in ${%1}, for each of their tables: here it stays as text.</source>
        <translation>只有 sink 会为其每张表填充 ${%1}：在这里它保持为文本。</translation>
    </message>
    <message>
        <source>The name %1 is reserved: sinks fill it in, inside of quotes only, and -i must not give it a value. Without one the engine refuses the job.</source>
        <translation>名称 %1 是保留的：由 sink 填充，且仅限引号内，不得用 -i 给它赋值。没有值时引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>The variable %1 has no value here: when -i gives it none either, it stays as text.</source>
        <translation>变量 %1 在这里没有值：如果 -i 也不给它赋值，它将保持为文本。</translation>
    </message>
    <message>
        <source>The variable %1 has no value here: when -i gives it none either, the engine refuses the job.</source>
        <translation>变量 %1 在这里没有值：如果 -i 也不给它赋值，引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>The engine knows no %1 at the root and runs the job without it. Did you mean %2?</source>
        <translation>引擎不认识根级的 %1，会忽略它来运行作业。您是想写 %2 吗？</translation>
    </message>
    <message>
        <source>The job has no %1 block, and the engine knows no %2. Did you mean %1?</source>
        <translation>作业没有 %1 块，而引擎不认识 %2。您是想写 %1 吗？</translation>
    </message>
    <message>
        <source>Add env with job.mode BATCH</source>
        <translation>添加 env，job.mode 为 BATCH</translation>
    </message>
    <message>
        <source>env is not a block of options: the engine refuses the job. Write env { … }.</source>
        <translation>env 不是选项块：引擎拒绝该作业。请写成 env { … }。</translation>
    </message>
    <message>
        <source>The job has no source: it reads nothing, and the engine refuses it. Add a source block with a plugin.</source>
        <translation>作业没有 source：它什么也不读取，引擎会拒绝它。请添加带插件的 source 块。</translation>
    </message>
    <message>
        <source>The job has no sink: it writes nothing, and the engine refuses it. Add a sink block with a plugin.</source>
        <translation>作业没有 sink：它什么也不写入，引擎会拒绝它。请添加带插件的 sink 块。</translation>
    </message>
    <message>
        <source>%1 is not a list of plugins: the engine cannot read it. Write [ { &quot;plugin_name&quot;: … } ].</source>
        <translation>%1 不是插件列表：引擎无法读取。请写成 [ { &quot;plugin_name&quot;: … } ]。</translation>
    </message>
    <message>
        <source>%1 is not a block of plugins: the engine cannot read it. Write %1 { NAME { … } }.</source>
        <translation>%1 不是插件块：引擎无法读取。请写成 %1 { 名称 { … } }。</translation>
    </message>
    <message>
        <source>There is no job here: source and sink are missing, and the engine refuses the file. A part that other files include may say: # sluice: ignore no-job</source>
        <translation>这里没有作业：缺少 source 和 sink，引擎会拒绝该文件。供其他文件包含的部分可以写：# sluice: ignore no-job</translation>
    </message>
    <message>
        <source>This is SQL for Flink, not a SeaTunnel job: there, every table says &apos;type&apos; = &apos;source&apos; or &apos;sink&apos;.</source>
        <translation>这是 Flink 的 SQL，不是 SeaTunnel 作业：SeaTunnel 中每个表都写明 &apos;type&apos; = &apos;source&apos; 或 &apos;sink&apos;。</translation>
    </message>
    <message>
        <source>The job has no env block: the engine&apos;s command line and a submit from here give it an empty one; REST by itself refuses it.</source>
        <translation>作业没有 env 块：引擎的命令行和从这里提交时都会给它一个空的；直接通过 REST 提交会被拒绝。</translation>
    </message>
    <message>
        <source>Move it into env</source>
        <translation>移入 env</translation>
    </message>
    <message>
        <source>The engine does not read %1 here: it belongs into the block %2.</source>
        <translation>引擎不会读取这里的 %1：它应放在 %2 块中。</translation>
    </message>
    <message>
        <source>The engine knows no %1 at the root and runs the job without it. If it belongs to %2, put it in there.</source>
        <translation>引擎不认识根级的 %1，会忽略它来运行作业。如果它属于 %2，请放到其中。</translation>
    </message>
    <message>
        <source>%1 is %2: it must be a block of names and values; the engine refuses the job.</source>
        <translation>%1 是 %2：它必须是由名称和值组成的块；引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>%1 is %2: it must be a whole number. The engine accepts the job, which fails before it reads a row.</source>
        <translation>%1 是 %2：它必须是整数。引擎会接受该作业，但作业在读取第一行之前就会失败。</translation>
    </message>
    <message>
        <source>%1 is %2: it must be a whole number; the engine refuses the job.</source>
        <translation>%1 是 %2：它必须是整数；引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>%1 is %2: it must be at most %3. The engine accepts the job, which fails before it reads a row.</source>
        <translation>%1 是 %2：它最大为 %3。引擎会接受该作业，但作业在读取第一行之前就会失败。</translation>
    </message>
    <message>
        <source>%1 is %2: it must be at most %3; the engine refuses the job.</source>
        <translation>%1 是 %2：它最大为 %3；引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>%1 is %2: it must be at least %3. The engine accepts the job, which fails before it reads a row.</source>
        <translation>%1 是 %2：它最小为 %3。引擎会接受该作业，但作业在读取第一行之前就会失败。</translation>
    </message>
    <message>
        <source>%1 is %2: the engine runs the job as if it were %3.</source>
        <translation>%1 是 %2：引擎会当作 %3 来运行该作业。</translation>
    </message>
    <message>
        <source>%1 is %2: it must be at least %3; the engine refuses the job.</source>
        <translation>%1 是 %2：它最小为 %3；引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>%1 is %2: the engine takes it as %3.</source>
        <translation>%1 是 %2：引擎会把它当作 %3。</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>将 %1 设为 %2</translation>
    </message>
    <message>
        <source>%1 is %2; it must be one of %3.</source>
        <translation>%1 是 %2；它必须是以下之一：%3。</translation>
    </message>
    <message>
        <source>The option %1 is not base64, although env says shade.identifier = base64: the engine refuses the job.</source>
        <translation>选项 %1 不是 base64，而 env 中写着 shade.identifier = base64：引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>It is clear text: encode it as base64</source>
        <translation>这是明文：编码为 base64</translation>
    </message>
    <message>
        <source>Save it as %1</source>
        <translation>另存为 %1</translation>
    </message>
    <message>
        <source>This is HOCON in a file that is called JSON, which the engine reads by the name and refuses.</source>
        <translation>这是 HOCON，文件名却说是 JSON：引擎按文件名读取，会拒绝它。</translation>
    </message>
    <message>
        <source>This is HOCON in a file that is called YAML: the engine reads it, other programs will misread it.</source>
        <translation>这是 HOCON，文件名却说是 YAML：引擎读得了，其他程序会误读。</translation>
    </message>
    <message>
        <source>%1 is %2; the engine refuses the job.</source>
        <translation>%1 是 %2；引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>The engine cannot take the key &quot;%1&quot;: it reads every key a second time, as a path, and this one nests too deep. Rename the key.</source>
        <translation>引擎无法接受键“%1”：它会把每个键再当作路径读一次，而这个键嵌套过深。请给它改名。</translation>
    </message>
    <message>
        <source>The engine cannot take the key &quot;%1&quot;: it reads every key a second time, as a path, in which such signs may not stand (: $ { } [ ] , + = # @ ! &amp; * ? and the like), and which is not empty. Rename the key.</source>
        <translation>引擎无法接受键“%1”：它会把每个键再当作路径读一次，路径中不能有这类符号（: $ { } [ ] , + = # @ ! &amp; * ? 等），也不能为空。请给它改名。</translation>
    </message>
    <message>
        <source>The engine cannot take the key &quot;%1&quot;: another key, read as a path, makes it the parent of a value. Rename one of them.</source>
        <translation>引擎无法接受键“%1”：另一个键当作路径读时，会让它成为某个值的上级。请给其中一个改名。</translation>
    </message>
    <message>
        <source>This escape is half a character: the engine makes a ? of it. Write the character itself, or both halves.</source>
        <translation>这个转义只是半个字符：引擎会把它变成 ?。请直接写出该字符，或写出两半。</translation>
    </message>
    <message>
        <source>%1 is %2 ms: the engine refuses a job below %3 ms (the unit is milliseconds).</source>
        <translation>%1 为 %2 毫秒：低于 %3 毫秒时引擎会拒绝该作业（单位是毫秒）。</translation>
    </message>
    <message>
        <source>job.mode is %1; it must be BATCH or STREAMING.</source>
        <translation>job.mode 为 %1；必须是 BATCH 或 STREAMING。</translation>
    </message>
    <message>
        <source>The engine reads the key &quot;%1&quot; a second time, as a path, and takes it for %2.</source>
        <translation>引擎会把键“%1”再当作路径读一次，并把它理解为 %2。</translation>
    </message>
    <message>
        <source>%1 is beyond 64 bits: the engine reads it as a text, with every digit.</source>
        <translation>%1 超出 64 位：引擎把它读成文本，保留每一位数字。</translation>
    </message>
    <message>
        <source>Put it in quotes</source>
        <translation>加上引号</translation>
    </message>
    <message>
        <source>%1 is %2: the engine leaves out, without a word, what does not end in .jar.</source>
        <translation>%1 为 %2：不以 .jar 结尾的，引擎会悄悄忽略。</translation>
    </message>
    <message>
        <source>%1 is %2: the engine takes addresses, in which characters that are not ASCII stand as %XX; it refuses the job, or looks for another file.</source>
        <translation>%1 为 %2：引擎需要的是地址，其中非 ASCII 字符要写成 %XX；否则它会拒绝该作业，或去找另一个文件。</translation>
    </message>
    <message>
        <source>%1 is %2: every jar must be an address such as file:///opt/lib/x.jar, with ; between them; the engine refuses the job.</source>
        <translation>%1 为 %2：每个 jar 都必须是 file:///opt/lib/x.jar 这样的地址，以 ; 分隔；引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>Write each path as an address</source>
        <translation>把每个路径写成地址</translation>
    </message>
    <message>
        <source>There are %1 problems in all; the first %2 are listed, and the errors behind them: %3.</source>
        <translation>共有 %1 个问题；列出了前 %2 个，以及其后的错误：%3 个。</translation>
    </message>
    <message>
        <source>No problems in env and structure.</source>
        <translation>env 和结构没有问题。</translation>
    </message>
    <message>
        <source>No problems in env and structure. Not checked: whether the plugins exist and take their options (%1).</source>
        <translation>env 和结构没有问题。未检查：插件是否存在、是否接受所写的选项（%1）。</translation>
    </message>
    <message>
        <source>This is a NUL byte, so the file is taken for no text and not looked at. The engine refuses it in quotes; elsewhere it makes another name of the one that it stands in. Take it out.</source>
        <translation>这是 NUL 字节，因此文件不被当作文本，也不再检查。引擎拒绝引号中的 NUL；在别处它会使所在的名称变成另一个名称。请把它去掉。</translation>
    </message>
    <message>
        <source>job.mode is %1: the SeaTunnel engine accepts it, Flink and Spark accept only upper case.</source>
        <translation>job.mode 为 %1：SeaTunnel 引擎接受，而 Flink 和 Spark 只接受大写。</translation>
    </message>
    <message>
        <source>%1 in %2 is %3: it must be a text. The engine accepts the job, which fails before it reads a row.</source>
        <translation>%2 中的 %1 是 %3：它必须是文本。引擎会接受该作业，但作业在读取任何一行之前就会失败。</translation>
    </message>
    <message>
        <source>%1 is %2: it must be a text, such as base64; the engine refuses the job.</source>
        <translation>%1 是 %2：它必须是文本，例如 base64；引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>An entry of %1 has no plugin_name: the engine refuses the job.</source>
        <translation>%1 中有一项没有 plugin_name：引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>The plugin_name of an entry of %1 is %2: it must be a text; the engine refuses the job.</source>
        <translation>%1 中某项的 plugin_name 是 %2：它必须是文本；引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>The file is not UTF-8; guessed as %1. The engine reads UTF-8 only, so it refuses this file.</source>
        <translation>此文件不是 UTF-8，推测为 %1。引擎只读取 UTF-8，因此会拒绝此文件。</translation>
    </message>
    <message>
        <source>The file is not UTF-8; guessed as %1. The engine reads it as UTF-8: what is not ASCII, from here on, reaches it garbled, without an error.</source>
        <translation>此文件不是 UTF-8，推测为 %1。引擎按 UTF-8 读取：从这里起，非 ASCII 的字符到达引擎时会变成乱码，且不报错。</translation>
    </message>
    <message>
        <source>The file is not UTF-8; guessed as %1, and %2 fits as well. The engine reads it as UTF-8: what is not ASCII, from here on, reaches it garbled, without an error.</source>
        <translation>此文件不是 UTF-8，推测为 %1，也可能是 %2。引擎按 UTF-8 读取：从这里起，非 ASCII 的字符到达引擎时会变成乱码，且不报错。</translation>
    </message>
    <message>
        <source>This byte is not part of any UTF-8 character. The engine refuses a .sql file that has one. Put the right character here.</source>
        <translation>此字节不属于任何 UTF-8 字符。引擎会拒绝含有它的 .sql 文件。请在此填入正确的字符。</translation>
    </message>
    <message>
        <source>job.name is %1: whoever looks at a list of jobs sees no name.</source>
        <translation>job.name 是 %1：在作业列表中看不到名称。</translation>
    </message>
    <message>
        <source>job.name is %1: it has characters that nobody sees, and looks like another name, or like none.</source>
        <translation>job.name 是 %1：其中含有看不见的字符，看起来像另一个名称，或者没有名称。</translation>
    </message>
</context>
<context>
    <name>ProblemExplanation</name>
    <message>
        <source>The file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>The engine&apos;s own parser would refuse the file at this place.</source>
        <translation>引擎自己的解析器会在此处拒绝该文件。</translation>
    </message>
    <message>
        <source>Nothing of a job starts from a file that cannot be read.</source>
        <translation>无法读取的文件不会启动任何作业。</translation>
    </message>
    <message>
        <source>Quote or close what is named; the rest of the file is still shown and can be edited.</source>
        <translation>请给指出的内容加引号或补上结尾；文件的其余部分仍会显示并可编辑。</translation>
    </message>
    <message>
        <source>Checkpoints in BATCH mode</source>
        <translation>BATCH 模式下的检查点</translation>
    </message>
    <message>
        <source>The job runs in BATCH mode and sets checkpoint.interval.</source>
        <translation>作业以 BATCH 模式运行，并设置了 checkpoint.interval。</translation>
    </message>
    <message>
        <source>The key switches checkpoints on. A checkpoint, also the last one, that takes longer than checkpoint.timeout makes the engine restore the job: it reads and writes everything again while it says RUNNING, and may end as FAILED with the data written several times.</source>
        <translation>该键会启用检查点。任何检查点（包括最后一个）耗时超过 checkpoint.timeout 时，引擎都会恢复作业：它在显示 RUNNING 的同时重新读取并写入全部数据，最终可能以 FAILED 结束，而数据已被写入多遍。</translation>
    </message>
    <message>
        <source>Remove all checkpoint keys, or switch to STREAMING where every source can. Keep them only for a sink that commits in two phases, with a generous timeout.</source>
        <translation>请删除所有检查点键，或在每个 source 都支持时切换为 STREAMING。仅当 sink 采用两阶段提交时才保留它们，并设置宽裕的超时。</translation>
    </message>
    <message>
        <source>A checkpoint timeout without checkpoints</source>
        <translation>没有检查点的检查点超时</translation>
    </message>
    <message>
        <source>The job runs in BATCH mode and sets checkpoint.timeout, but no interval.</source>
        <translation>作业以 BATCH 模式运行，设置了 checkpoint.timeout，但没有设置间隔。</translation>
    </message>
    <message>
        <source>Without an interval there are no checkpoints, so the timeout has no effect.</source>
        <translation>没有间隔就没有检查点，因此超时不起作用。</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>请删除它。</translation>
    </message>
    <message>
        <source>Checkpoint options in a block</source>
        <translation>写在块中的检查点选项</translation>
    </message>
    <message>
        <source>The options are written as checkpoint { interval = ... }.</source>
        <translation>这些选项写成了 checkpoint { interval = ... }。</translation>
    </message>
    <message>
        <source>The engine reads only the flat keys checkpoint.interval and checkpoint.timeout.</source>
        <translation>引擎只读取扁平的键 checkpoint.interval 和 checkpoint.timeout。</translation>
    </message>
    <message>
        <source>Write them flat.</source>
        <translation>请写成扁平的键。</translation>
    </message>
    <message>
        <source>Checkpoint times are too small</source>
        <translation>检查点时间太短</translation>
    </message>
    <message>
        <source>The interval or the timeout is so small that checkpoints are refused or expire.</source>
        <translation>间隔或超时太短，检查点会被拒绝或超时。</translation>
    </message>
    <message>
        <source>The engine refuses less than 10 ms. A timeout below the interval or below ten seconds expires as soon as a sink takes its time, and the job is restored.</source>
        <translation>引擎拒绝低于 10 毫秒 的值。超时若短于间隔或短于十秒，只要 sink 稍慢就会到期，作业随之被恢复。</translation>
    </message>
    <message>
        <source>Raise checkpoint.timeout to 60000 or more and the interval to what may be read again.</source>
        <translation>请把 checkpoint.timeout 提高到 60000 或更多，并把间隔设为可以接受的重读量。</translation>
    </message>
    <message>
        <source>A stream without a checkpoint interval</source>
        <translation>没有检查点间隔的流作业</translation>
    </message>
    <message>
        <source>The job runs in STREAMING mode and does not set checkpoint.interval.</source>
        <translation>作业以 STREAMING 模式运行，但没有设置 checkpoint.interval。</translation>
    </message>
    <message>
        <source>Checkpoints are not off: the default of the engine&apos;s seatunnel.yaml applies.</source>
        <translation>检查点并未关闭：采用引擎 seatunnel.yaml 的默认值。</translation>
    </message>
    <message>
        <source>Set checkpoint.interval in env.</source>
        <translation>请在 env 中设置 checkpoint.interval。</translation>
    </message>
    <message>
        <source>No job.mode</source>
        <translation>没有 job.mode</translation>
    </message>
    <message>
        <source>env does not set job.mode.</source>
        <translation>env 没有设置 job.mode。</translation>
    </message>
    <message>
        <source>The engine assumes BATCH.</source>
        <translation>引擎按 BATCH 处理。</translation>
    </message>
    <message>
        <source>Set it, so that it can be seen.</source>
        <translation>请写明它，以便一目了然。</translation>
    </message>
    <message>
        <source>job.mode is not in upper case</source>
        <translation>job.mode 不是大写</translation>
    </message>
    <message>
        <source>job.mode is written in lower or mixed case.</source>
        <translation>job.mode 用了小写或大小写混合。</translation>
    </message>
    <message>
        <source>SeaTunnel&apos;s own engine accepts it; Flink and Spark do not.</source>
        <translation>SeaTunnel 自己的引擎接受；Flink 和 Spark 不接受。</translation>
    </message>
    <message>
        <source>Write BATCH or STREAMING.</source>
        <translation>请写 BATCH 或 STREAMING。</translation>
    </message>
    <message>
        <source>A source that cannot run in this mode</source>
        <translation>source 不能在此模式下运行</translation>
    </message>
    <message>
        <source>A source cannot run in the job&apos;s mode, by its rules or by its options.</source>
        <translation>按其规则或选项，某个 source 不能在作业的模式下运行。</translation>
    </message>
    <message>
        <source>The engine refuses the job, or a batch never ends.</source>
        <translation>引擎会拒绝该作业，或者批作业永远不会结束。</translation>
    </message>
    <message>
        <source>Switch the mode, or set the option that makes the source end (or not).</source>
        <translation>请切换模式，或设置使 source 结束（或不结束）的选项。</translation>
    </message>
    <message>
        <source>A required option is missing</source>
        <translation>缺少必需的选项</translation>
    </message>
    <message>
        <source>The plugin needs this option.</source>
        <translation>该插件需要此选项。</translation>
    </message>
    <message>
        <source>The engine refuses the job.</source>
        <translation>引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>Set it.</source>
        <translation>请设置它。</translation>
    </message>
    <message>
        <source>Options that exclude each other</source>
        <translation>互相排斥的选项</translation>
    </message>
    <message>
        <source>Only one of these options may be set.</source>
        <translation>这些选项只能设置其中之一。</translation>
    </message>
    <message>
        <source>Remove all but one.</source>
        <translation>请只保留一个。</translation>
    </message>
    <message>
        <source>Options that belong together</source>
        <translation>必须一起设置的选项</translation>
    </message>
    <message>
        <source>These options must be set together or not at all.</source>
        <translation>这些选项必须全部设置，或全部不设置。</translation>
    </message>
    <message>
        <source>Set the others too, or remove this one.</source>
        <translation>请同时设置其他选项，或删除这一个。</translation>
    </message>
    <message>
        <source>An option that another one asks for</source>
        <translation>由另一选项要求的选项</translation>
    </message>
    <message>
        <source>Because of the value of another option this one is needed.</source>
        <translation>由于另一个选项的取值，需要此选项。</translation>
    </message>
    <message>
        <source>Set it, or change the other one.</source>
        <translation>请设置它，或修改另一个选项。</translation>
    </message>
    <message>
        <source>A value of the wrong type</source>
        <translation>值的类型不对</translation>
    </message>
    <message>
        <source>The value cannot be converted to what the option takes.</source>
        <translation>该值无法转换为选项所要求的类型。</translation>
    </message>
    <message>
        <source>Not one of the choices</source>
        <translation>不在可选值之中</translation>
    </message>
    <message>
        <source>The option takes one of a few values, and this is none of them.</source>
        <translation>该选项只接受几个值之一，而这不是其中任何一个。</translation>
    </message>
    <message>
        <source>Take one of the named values.</source>
        <translation>请采用列出的值之一。</translation>
    </message>
    <message>
        <source>An option that the plugin does not have</source>
        <translation>插件没有的选项</translation>
    </message>
    <message>
        <source>The option rules of the plugin do not know this key.</source>
        <translation>该插件的选项规则中没有这个键。</translation>
    </message>
    <message>
        <source>The engine ignores it silently. The rules are not complete, so it may still be right.</source>
        <translation>引擎会默默忽略它。规则并不完整，因此它仍可能是正确的。</translation>
    </message>
    <message>
        <source>Correct the name if a similar one is offered; else leave it or remove it.</source>
        <translation>如果给出了相近的名称，请更正；否则保留或删除它。</translation>
    </message>
    <message>
        <source>A plugin that is not known</source>
        <translation>未知的插件</translation>
    </message>
    <message>
        <source>The catalogue of this engine version has no plugin of this kind and name.</source>
        <translation>此引擎版本的目录中没有这一类型和名称的插件。</translation>
    </message>
    <message>
        <source>The engine refuses a job whose plugin is not installed.</source>
        <translation>引擎会拒绝使用未安装插件的作业。</translation>
    </message>
    <message>
        <source>Correct the name, or install the connector.</source>
        <translation>请更正名称，或安装该连接器。</translation>
    </message>
    <message>
        <source>An env option that the engine does not know</source>
        <translation>引擎不认识的 env 选项</translation>
    </message>
    <message>
        <source>The engine does not read this key of env.</source>
        <translation>引擎不读取 env 中的这个键。</translation>
    </message>
    <message>
        <source>It is ignored silently, so what it was meant to do does not happen.</source>
        <translation>它会被默默忽略，因此预期的效果不会出现。</translation>
    </message>
    <message>
        <source>Correct the name or remove it.</source>
        <translation>请更正名称或删除它。</translation>
    </message>
    <message>
        <source>An input that nothing produces</source>
        <translation>没有来源的输入</translation>
    </message>
    <message>
        <source>A stage reads a table that no stage before it produces.</source>
        <translation>某个环节读取了前面没有任何环节产生的表。</translation>
    </message>
    <message>
        <source>Depending on the version the engine refuses the job, or runs it without the data.</source>
        <translation>视版本而定，引擎会拒绝该作业，或在没有这些数据的情况下运行。</translation>
    </message>
    <message>
        <source>Correct the name, or connect the stages again.</source>
        <translation>请更正名称，或重新连接各环节。</translation>
    </message>
    <message>
        <source>An output that nothing reads</source>
        <translation>没有读取者的输出</translation>
    </message>
    <message>
        <source>A stage produces a table that no stage reads.</source>
        <translation>某个环节产生了没有任何环节读取的表。</translation>
    </message>
    <message>
        <source>Its rows go nowhere.</source>
        <translation>它的数据无处可去。</translation>
    </message>
    <message>
        <source>Connect it or remove the stage.</source>
        <translation>请连接它或删除该环节。</translation>
    </message>
    <message>
        <source>Two stages produce the same table</source>
        <translation>两个环节产生同一张表</translation>
    </message>
    <message>
        <source>Two stages give their output the same name.</source>
        <translation>两个环节给输出起了相同的名称。</translation>
    </message>
    <message>
        <source>A stage that reads it gets one of the two.</source>
        <translation>读取它的环节只会得到其中之一。</translation>
    </message>
    <message>
        <source>Rename one.</source>
        <translation>请重命名其中一个。</translation>
    </message>
    <message>
        <source>Stages must be connected by name</source>
        <translation>各环节必须按名称连接</translation>
    </message>
    <message>
        <source>With several sources or sinks the engine needs names to know which reads what.</source>
        <translation>有多个 source 或 sink 时，引擎需要名称才能知道谁读取什么。</translation>
    </message>
    <message>
        <source>It refuses the job or connects the wrong ones.</source>
        <translation>它会拒绝作业，或连接错误。</translation>
    </message>
    <message>
        <source>Name the output of each stage and the input of the next.</source>
        <translation>请给每个环节的输出和下一个环节的输入命名。</translation>
    </message>
    <message>
        <source>Old names of the wiring options</source>
        <translation>连接选项的旧名称</translation>
    </message>
    <message>
        <source>result_table_name and source_table_name are the old names of plugin_output and plugin_input.</source>
        <translation>result_table_name 和 source_table_name 是 plugin_output 和 plugin_input 的旧名称。</translation>
    </message>
    <message>
        <source>Engines from 2.3.9 on accept both; newer documentation knows only the new ones.</source>
        <translation>2.3.9 起的引擎两者都接受；较新的文档只有新名称。</translation>
    </message>
    <message>
        <source>Rename them all, or keep them for an older engine.</source>
        <translation>请全部重命名，或为旧引擎保留。</translation>
    </message>
    <message>
        <source>New names of the wiring options</source>
        <translation>连接选项的新名称</translation>
    </message>
    <message>
        <source>plugin_output and plugin_input are not known to this engine version.</source>
        <translation>此引擎版本不认识 plugin_output 和 plugin_input。</translation>
    </message>
    <message>
        <source>It ignores them, and the stages are not connected.</source>
        <translation>引擎会忽略它们，各环节不会连接。</translation>
    </message>
    <message>
        <source>Rename them all to result_table_name and source_table_name.</source>
        <translation>请全部重命名为 result_table_name 和 source_table_name。</translation>
    </message>
    <message>
        <source>A plugin without a block</source>
        <translation>插件没有块</translation>
    </message>
    <message>
        <source>A source, transform or sink is not followed by a block.</source>
        <translation>某个 source、transform 或 sink 后面没有块。</translation>
    </message>
    <message>
        <source>The engine cannot read its options.</source>
        <translation>引擎无法读取它的选项。</translation>
    </message>
    <message>
        <source>Write Name { ... }.</source>
        <translation>请写成 Name { ... }。</translation>
    </message>
    <message>
        <source>A block that replaces another</source>
        <translation>替换了另一个块的块</translation>
    </message>
    <message>
        <source>A root block is there twice in a form where the later one wins.</source>
        <translation>某个根块出现了两次，而且其形式使后一个生效。</translation>
    </message>
    <message>
        <source>What the earlier one said is lost silently.</source>
        <translation>前一个的内容会默默丢失。</translation>
    </message>
    <message>
        <source>Merge them.</source>
        <translation>请合并它们。</translation>
    </message>
    <message>
        <source>A value is lost in a merge</source>
        <translation>合并时丢失了值</translation>
    </message>
    <message>
        <source>A key is set twice, and one of the values is dropped.</source>
        <translation>某个键设置了两次，其中一个值会被丢弃。</translation>
    </message>
    <message>
        <source>The engine keeps one of them, not always the one that is meant.</source>
        <translation>引擎只保留其中之一，而且不一定是想要的那个。</translation>
    </message>
    <message>
        <source>Remove one.</source>
        <translation>请删除一个。</translation>
    </message>
    <message>
        <source>An include inside a block</source>
        <translation>块内的 include</translation>
    </message>
    <message>
        <source>The file is included within a block.</source>
        <translation>文件被包含在块之内。</translation>
    </message>
    <message>
        <source>It is read in a way that is easily misunderstood, or not at all.</source>
        <translation>它的读取方式容易被误解，或者根本不会读取。</translation>
    </message>
    <message>
        <source>Include it at the root, or paste its content.</source>
        <translation>请在根处包含它，或直接粘贴其内容。</translation>
    </message>
    <message>
        <source>A variable without a value</source>
        <translation>没有值的变量</translation>
    </message>
    <message>
        <source>${name} has no value and no default.</source>
        <translation>${name} 没有值，也没有默认值。</translation>
    </message>
    <message>
        <source>The engine refuses the job or takes the text as it stands.</source>
        <translation>引擎会拒绝该作业，或按原文处理。</translation>
    </message>
    <message>
        <source>Give it a value with -i, or a default.</source>
        <translation>请用 -i 给出值，或写一个默认值。</translation>
    </message>
    <message>
        <source>A variable with a reserved name</source>
        <translation>使用了保留名称的变量</translation>
    </message>
    <message>
        <source>The engine gives this name a value of its own.</source>
        <translation>引擎会给这个名称自己的值。</translation>
    </message>
    <message>
        <source>Your value is not used.</source>
        <translation>您的值不会被使用。</translation>
    </message>
    <message>
        <source>Take another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>A default that needs quotes</source>
        <translation>需要引号的默认值</translation>
    </message>
    <message>
        <source>A variable with a default must stand within quotes.</source>
        <translation>带默认值的变量必须放在引号中。</translation>
    </message>
    <message>
        <source>The parser cannot read it otherwise.</source>
        <translation>否则解析器无法读取。</translation>
    </message>
    <message>
        <source>Quote it.</source>
        <translation>请加上引号。</translation>
    </message>
    <message>
        <source>A number that does not keep its spelling</source>
        <translation>写法会改变的数字</translation>
    </message>
    <message>
        <source>The value is written like a number that the parser would respell (1.10, 007, beyond 64 bits).</source>
        <translation>该值写得像数字，解析器会改写它（1.10、007、超过 64 位）。</translation>
    </message>
    <message>
        <source>The engine gets another text than the one in the file.</source>
        <translation>引擎得到的文本会与文件中的不同。</translation>
    </message>
    <message>
        <source>A secret in clear text</source>
        <translation>明文的机密信息</translation>
    </message>
    <message>
        <source>A password, token or key stands in the file.</source>
        <translation>文件中有密码、令牌或密钥。</translation>
    </message>
    <message>
        <source>Whoever sees the file, the job&apos;s details or a recording sees it.</source>
        <translation>看到文件、作业详情或录制内容的人都能看到它。</translation>
    </message>
    <message>
        <source>Use a variable, or the engine&apos;s shade encryption.</source>
        <translation>请使用变量，或引擎的 shade 加密。</translation>
    </message>
    <message>
        <source>source = [ ... ] in a .conf</source>
        <translation>.conf 中的 source = [ ... ]</translation>
    </message>
    <message>
        <source>The plugins of a stage are written as a list.</source>
        <translation>某一类的插件写成了列表。</translation>
    </message>
    <message>
        <source>In a .conf the engine expects blocks; the list is the form of JSON.</source>
        <translation>在 .conf 中引擎要求写成块；列表是 JSON 的形式。</translation>
    </message>
    <message>
        <source>Turn it into blocks, or save it as .json.</source>
        <translation>请改成块，或另存为 .json。</translation>
    </message>
    <message>
        <source>More problems than are listed</source>
        <translation>问题多于所列</translation>
    </message>
    <message>
        <source>The file has more than 1,000 problems; only the first ones are listed.</source>
        <translation>该文件的问题超过 1,000 个；只列出最前面的。</translation>
    </message>
    <message>
        <source>Nothing by itself: it says how many there are in all.</source>
        <translation>本身没有影响：它只说明一共有多少个问题。</translation>
    </message>
    <message>
        <source>Correct the first ones and check again; a file with so many is often in another language, or cut off.</source>
        <translation>先改正最前面的，再检查一遍；问题这么多的文件往往是用另一种语言写的，或者被截断了。</translation>
    </message>
    <message>
        <source>The file is not UTF-8</source>
        <translation>文件不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>The bytes of the file, or some of them, are not UTF-8. Where nothing in the file proves its encoding, it was guessed from the characters.</source>
        <translation>文件的全部或部分字节不是 UTF-8。如果文件本身无法证明其编码，则根据字符推测。</translation>
    </message>
    <message>
        <source>Convert the file to UTF-8. If the characters look wrong in the editor, read it in the other encoding first. Until then it is saved in the encoding it has.</source>
        <translation>请把文件转换为 UTF-8。如果编辑器中的字符显示不对，请先用另一种编码读取。在此之前，文件按原有编码保存。</translation>
    </message>
    <message>
        <source>A secret that was not recovered</source>
        <translation>未能恢复的机密</translation>
    </message>
    <message>
        <source>The text was restored after the program had ended unexpectedly, and a password or key that had been typed since the last save stood here.</source>
        <translation>程序意外结束后恢复了文本，而此处原本是上次保存之后输入的密码或密钥。</translation>
    </message>
    <message>
        <source>A recovery copy holds no secret in clear that the file itself did not hold.</source>
        <translation>恢复副本不会以明文保存文件本身所没有的机密。</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>No job in the file</source>
        <translation>文件中没有作业</translation>
    </message>
    <message>
        <source>None of env, source, transform and sink stands in the file.</source>
        <translation>文件中没有 env、source、transform 和 sink。</translation>
    </message>
    <message>
        <source>The engine refuses the file. One that others include need not have them.</source>
        <translation>引擎拒绝该文件。供其他文件包含的文件可以没有它们。</translation>
    </message>
    <message>
        <source>Write the blocks, or take a template. In a part of other files, put the comment &quot;# sluice: ignore no-job&quot; into the first line.</source>
        <translation>请写出这些块，或使用模板。若只是其他文件的一部分，请在第一行写上注释 &quot;# sluice: ignore no-job&quot;。</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>没有 source</translation>
    </message>
    <message>
        <source>The job has no source block, or it is empty, null or written with another name.</source>
        <translation>作业没有 source 块，或者它为空、为 null、名称写错。</translation>
    </message>
    <message>
        <source>The engine refuses a job that reads nothing.</source>
        <translation>引擎拒绝什么也不读取的作业。</translation>
    </message>
    <message>
        <source>Add source { NAME { … } }, or rename the block.</source>
        <translation>添加 source { 名称 { … } }，或重命名该块。</translation>
    </message>
    <message>
        <source>No sink</source>
        <translation>没有 sink</translation>
    </message>
    <message>
        <source>The job has no sink block, or it is empty, null or written with another name.</source>
        <translation>作业没有 sink 块，或者它为空、为 null、名称写错。</translation>
    </message>
    <message>
        <source>The engine refuses a job that writes nothing.</source>
        <translation>引擎拒绝什么也不写入的作业。</translation>
    </message>
    <message>
        <source>Add sink { NAME { … } }, or rename the block.</source>
        <translation>添加 sink { 名称 { … } }，或重命名该块。</translation>
    </message>
    <message>
        <source>No env block</source>
        <translation>没有 env 块</translation>
    </message>
    <message>
        <source>The job has no env block, or it is written with another name.</source>
        <translation>作业没有 env 块，或者名称写错。</translation>
    </message>
    <message>
        <source>Add env { job.mode = BATCH }, or rename the block.</source>
        <translation>添加 env { job.mode = BATCH }，或重命名该块。</translation>
    </message>
    <message>
        <source>env is no block</source>
        <translation>env 不是块</translation>
    </message>
    <message>
        <source>env has a value that is no block of options.</source>
        <translation>env 的值不是选项块。</translation>
    </message>
    <message>
        <source>Write env { job.mode = BATCH }.</source>
        <translation>请写成 env { job.mode = BATCH }。</translation>
    </message>
    <message>
        <source>No list of plugins</source>
        <translation>不是插件列表</translation>
    </message>
    <message>
        <source>source, transform or sink has a value that is no list of plugins.</source>
        <translation>source、transform 或 sink 的值不是插件列表。</translation>
    </message>
    <message>
        <source>The engine cannot read it and refuses the job.</source>
        <translation>引擎无法读取并拒绝该作业。</translation>
    </message>
    <message>
        <source>In a .conf file write source { NAME { … } }, in a .json file a list of objects that each have a plugin_name.</source>
        <translation>在 .conf 文件中写 source { 名称 { … } }，在 .json 文件中写对象列表，每个对象都有 plugin_name。</translation>
    </message>
    <message>
        <source>A block under a wrong name</source>
        <translation>名称写错的块</translation>
    </message>
    <message>
        <source>A block at the root has nearly the name of one that the engine knows.</source>
        <translation>根级有一个块的名称与引擎认识的名称相近。</translation>
    </message>
    <message>
        <source>The engine looks only at env, source, transform and sink, and runs the job without the rest.</source>
        <translation>引擎只看 env、source、transform 和 sink，其余的会被忽略。</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>请重命名。</translation>
    </message>
    <message>
        <source>SQL of another engine</source>
        <translation>其他引擎的 SQL</translation>
    </message>
    <message>
        <source>The file is SQL, and no table in it says that it is a source or a sink.</source>
        <translation>该文件是 SQL，但其中没有任何表写明是 source 还是 sink。</translation>
    </message>
    <message>
        <source>SeaTunnel reads SQL files of its own kind only; this one is for Flink, and SeaTunnel refuses it.</source>
        <translation>SeaTunnel 只读取自己的 SQL 文件；这个是给 Flink 的，SeaTunnel 会拒绝它。</translation>
    </message>
    <message>
        <source>Run it with Flink, or write each table WITH (&apos;connector&apos; = …, &apos;type&apos; = &apos;source&apos; or &apos;sink&apos;).</source>
        <translation>请用 Flink 运行，或给每个表写上 WITH (&apos;connector&apos; = …, &apos;type&apos; = &apos;source&apos; 或 &apos;sink&apos;)。</translation>
    </message>
    <message>
        <source>SQL that is read otherwise</source>
        <translation>含义与外观不同的 SQL</translation>
    </message>
    <message>
        <source>The engine takes the SQL file and reads it otherwise than it looks.</source>
        <translation>引擎接受该 SQL 文件，但读取结果与看上去的不同。</translation>
    </message>
    <message>
        <source>It trims and joins lines, cuts them at two dashes even inside quotes, and leaves out a last statement without a semicolon.</source>
        <translation>它会修剪并连接各行，在两个连字符处截断（即使在引号内），并忽略没有分号的最后一条语句。</translation>
    </message>
    <message>
        <source>Do what the message names.</source>
        <translation>请按消息所说的去做。</translation>
    </message>
    <message>
        <source>The engine refuses a job without one over REST. Its command line assumes an empty one, and BATCH; so do the submit and the curl export of Sluice, which send it.</source>
        <translation>通过 REST 提交时，引擎拒绝没有 env 的作业。其命令行视为空的 env，即 BATCH；Sluice 的提交和 curl 导出也会发送空的 env。</translation>
    </message>
    <message>
        <source>The engine refuses the job, or accepts it and lets it fail before it reads a row. A quoted number must be digits alone: 1e3, 10.0 or a blank beside it make it a word for most options.</source>
        <translation>引擎会拒绝该作业，或者接受它并让它在读取第一行之前失败。带引号的数字只能由数字字符组成：对大多数选项来说，1e3、10.0 或旁边带空格都会使它变成文字。</translation>
    </message>
    <message>
        <source>Correct the value, or remove the key.</source>
        <translation>改正该值，或删除该键。</translation>
    </message>
    <message>
        <source>A number that makes no sense there</source>
        <translation>在此处没有意义的数字</translation>
    </message>
    <message>
        <source>The number is smaller than the option allows, or has a fraction.</source>
        <translation>该数字小于选项所允许的值，或带有小数部分。</translation>
    </message>
    <message>
        <source>Depending on the option the engine takes the nearest number that fits, without a word, or accepts the job and lets it fail before it reads a row.</source>
        <translation>视选项而定，引擎会不声不响地改用最接近的合适数字，或者接受该作业并让它在读取第一行之前失败。</translation>
    </message>
    <message>
        <source>Write the number that is meant.</source>
        <translation>写上本来想写的数字。</translation>
    </message>
    <message>
        <source>A secret that cannot be decoded</source>
        <translation>无法解码的密文</translation>
    </message>
    <message>
        <source>env says shade.identifier = base64, and a password, username, auth or token of a source or sink is not base64.</source>
        <translation>env 中写着 shade.identifier = base64，但某个 source 或 sink 的 password、username、auth 或 token 不是 base64。</translation>
    </message>
    <message>
        <source>The engine decodes all four and refuses the job.</source>
        <translation>引擎会解码这四项，并拒绝该作业。</translation>
    </message>
    <message>
        <source>Encode it, or remove shade.identifier.</source>
        <translation>将其编码，或删除 shade.identifier。</translation>
    </message>
    <message>
        <source>HOCON under another name</source>
        <translation>名称不符的 HOCON</translation>
    </message>
    <message>
        <source>The file is called .json or .yaml, and what is in it is HOCON.</source>
        <translation>文件叫 .json 或 .yaml，内容却是 HOCON。</translation>
    </message>
    <message>
        <source>The engine goes by the name: it reads .json as strict JSON and refuses the file. It reads no YAML; a .yaml file is HOCON to it, but not to other programs.</source>
        <translation>引擎看的是文件名：它把 .json 当作严格的 JSON 来读，会拒绝这个文件。它不读 YAML；.yaml 文件对它来说是 HOCON，对其他程序却不是。</translation>
    </message>
    <message>
        <source>Save it as .conf.</source>
        <translation>另存为 .conf。</translation>
    </message>
    <message>
        <source>A key that the engine reads otherwise</source>
        <translation>引擎另作理解的键</translation>
    </message>
    <message>
        <source>The engine reads every key of a job a second time, as a path: blanks around it and quotes in it vanish, -&gt; makes one object inside of another, and many signs may not stand in it, quoted or not.</source>
        <translation>引擎会把作业中的每个键再当作路径读一次：两端的空格和其中的引号会消失，-&gt; 会变成嵌套的对象，许多符号无论是否加引号都不能出现。</translation>
    </message>
    <message>
        <source>It refuses the job (&quot;Invalid path&quot;), or runs it with another key than the file has. That holds for keys of every depth, also in maps such as tag_filter.</source>
        <translation>它会拒绝该作业（“Invalid path”），或者以与文件不同的键运行。这适用于任何层级的键，包括 tag_filter 这类映射中的键。</translation>
    </message>
    <message>
        <source>Rename the key.</source>
        <translation>请给该键改名。</translation>
    </message>
    <message>
        <source>A jar without an address</source>
        <translation>没有写成地址的 jar</translation>
    </message>
    <message>
        <source>jars is a list of addresses with ; between them. An entry is no file: address, has a sign that may stand in an address only as %XX, or does not end in .jar.</source>
        <translation>jars 是以 ; 分隔的地址列表。其中有一项不是 file: 地址，或含有在地址中只能写成 %XX 的符号，或不以 .jar 结尾。</translation>
    </message>
    <message>
        <source>The engine refuses the job (&quot;Missing scheme&quot;); what does not end in .jar it leaves out without a word. The files are those of the machine of the engine.</source>
        <translation>引擎会拒绝该作业（“Missing scheme”）；不以 .jar 结尾的会被悄悄忽略。这些文件是引擎所在机器上的文件。</translation>
    </message>
    <message>
        <source>Write file:///opt/lib/x.jar instead of /opt/lib/x.jar.</source>
        <translation>请写 file:///opt/lib/x.jar，而不是 /opt/lib/x.jar。</translation>
    </message>
    <message>
        <source>A number that is too large for one</source>
        <translation>大到不能作为数字的数</translation>
    </message>
    <message>
        <source>A whole number without quotes is beyond 64 bits (9223372036854775807).</source>
        <translation>没有加引号的整数超出了 64 位（9223372036854775807）。</translation>
    </message>
    <message>
        <source>The engine&apos;s language reads it as a text, with every digit, and so it is sent from here. Who posts the same digits as a JSON number gets it rounded: 1.0E20.</source>
        <translation>引擎的语言把它读成文本，保留每一位数字，这里也照此发送。若把同样的数字作为 JSON 数字提交，则会被舍入：1.0E20。</translation>
    </message>
    <message>
        <source>Put it in quotes when it is meant as a text, or correct it.</source>
        <translation>如果本意是文本，请加引号；否则请改正。</translation>
    </message>
    <message>
        <source>Half a character</source>
        <translation>半个字符</translation>
    </message>
    <message>
        <source>An escape from \uD800 to \uDFFF is one half of a character, and the other half does not stand beside it.</source>
        <translation>\uD800 到 \uDFFF 的转义只是一个字符的一半，而另一半不在它旁边。</translation>
    </message>
    <message>
        <source>The engine makes a ? of it, without an error.</source>
        <translation>引擎会把它变成 ?，且不报错。</translation>
    </message>
    <message>
        <source>Write the character itself, or both halves.</source>
        <translation>请直接写出该字符，或写出两半。</translation>
    </message>
    <message>
        <source>A plugin without a name</source>
        <translation>没有名称的插件</translation>
    </message>
    <message>
        <source>In a .json file plugin_name says which plugin an entry of source, transform or sink is; in a .conf file the name of its block does, unless a plugin_name in it says something else.</source>
        <translation>在 .json 文件中，plugin_name 说明 source、transform 或 sink 中的一项是哪个插件；在 .conf 文件中由块的名称说明，除非块内的 plugin_name 另有说法。</translation>
    </message>
    <message>
        <source>The engine refuses the job (&quot;not configured&quot;).</source>
        <translation>引擎会拒绝该作业（“not configured”）。</translation>
    </message>
    <message>
        <source>Write the name of the plugin.</source>
        <translation>写上插件的名称。</translation>
    </message>
    <message>
        <source>The engine reads every file as UTF-8. It refuses UTF-16, and a .sql file with one byte that is none; in GBK and Latin-1 it replaces what it does not understand, so names, queries and passwords with other than ASCII characters are wrong without an error.</source>
        <translation>引擎把每个文件都按 UTF-8 读取。它拒绝 UTF-16，也拒绝含有任何非 UTF-8 字节的 .sql 文件；对 GBK 和 Latin-1，它会替换看不懂的内容，于是含非 ASCII 字符的名称、查询和密码会出错，而且没有报错。</translation>
    </message>
    <message>
        <source>A job name that nobody can read</source>
        <translation>无人能读出的作业名称</translation>
    </message>
    <message>
        <source>job.name is empty or blank, or has characters that are not seen.</source>
        <translation>job.name 为空、只有空白，或含有看不见的字符。</translation>
    </message>
    <message>
        <source>The engine takes it as it is; in a list of jobs nobody tells the job by its name.</source>
        <translation>引擎原样接受；在作业列表中无法凭名称认出该作业。</translation>
    </message>
    <message>
        <source>Write a name that can be read, or remove the option.</source>
        <translation>写一个可读的名称，或去掉该选项。</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>%1: on disk and here</source>
        <translation>%1：磁盘上与此处</translation>
    </message>
    <message>
        <source>Both texts are the same.</source>
        <translation>两份文本相同。</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Lines with - are on disk only, lines with + are in this window only.</source>
        <translation>以 - 开头的行只在磁盘上，以 + 开头的行只在此窗口中。</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>磁盘上</translation>
    </message>
    <message>
        <source>here</source>
        <translation>此处</translation>
    </message>
</context>
<context>
    <name>Resolve</name>
    <message>
        <source>The variable %1 has no value in the file, and JSON cannot hold it: give it a value, or write it in quotes so that the engine fills it in.</source>
        <translation>变量 %1 在文件中没有值，而 JSON 不能容纳它：请给它一个值，或写在引号中，由引擎填入。</translation>
    </message>
    <message>
        <source>The engine refuses %1: neither the file nor the environment nor -i gives it a value. Pass it with -i, or write it in double quotes with a default: &quot;${name:default}&quot;.</source>
        <translation>引擎拒绝 %1：文件、环境和 -i 都没有给它值。请用 -i 传入，或写在双引号中并带默认值：&quot;${name:default}&quot;。</translation>
    </message>
    <message>
        <source>The engine cannot fill in a variable here, because the same key is given more than once. Keep one of the definitions.</source>
        <translation>引擎无法在此处填入变量，因为同一个键给出了不止一次。请只保留其中一个定义。</translation>
    </message>
    <message>
        <source>The variable %1 is reserved: sinks fill it in for each table. Use another name.</source>
        <translation>变量 %1 是保留的：sink 会为每个表填入它。请使用另一个名称。</translation>
    </message>
    <message>
        <source>A variable needs a name before the &quot;=&quot;.</source>
        <translation>&quot;=&quot; 之前需要变量的名称。</translation>
    </message>
    <message>
        <source>&quot;env&quot; has to be an object: env { … }.</source>
        <translation>&quot;env&quot; 必须是对象：env { … }。</translation>
    </message>
    <message>
        <source>&quot;shade.identifier&quot; has to be a text, such as base64.</source>
        <translation>&quot;shade.identifier&quot; 必须是文本，例如 base64。</translation>
    </message>
    <message>
        <source>The job has no &quot;%1&quot;. Add %2.</source>
        <translation>作业没有 &quot;%1&quot;。请添加 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has to be a block of plugins, %2, or, in a .json file, a list of objects.</source>
        <translation>&quot;%1&quot; 必须是插件的块，即 %2；在 .json 文件中则是对象的列表。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is empty; the engine says: Miss &lt;%2&gt; config! Please check the config file. Add a plugin: %3.</source>
        <translation>&quot;%1&quot; 是空的；引擎会说：Miss &lt;%2&gt; config! Please check the config file. 请添加一个插件：%3。</translation>
    </message>
    <message>
        <source>An entry of &quot;%1&quot; is not an object. Write each plugin as a block: Name { … }.</source>
        <translation>&quot;%1&quot; 中有一项不是对象。请把每个插件写成块：Name { … }。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; is not base64, although env says shade.identifier = base64. Encode it, or remove shade.identifier.</source>
        <translation>选项 &quot;%1&quot; 不是 base64，而 env 说 shade.identifier = base64。请编码它，或删除 shade.identifier。</translation>
    </message>
    <message>
        <source>What the variables of this text stand for makes it more than %1 MB long, with the texts before it. Let fewer of them hold each other.</source>
        <translation>此文本中的变量展开后，连同之前的文本超过 %1 MB。请减少它们的相互引用。</translation>
    </message>
    <message>
        <source>The engine takes only objects in the list &quot;%1&quot;, and this entry is not one. Write it as a block: Name { … }.</source>
        <translation>在列表 &quot;%1&quot; 中引擎只接受对象，而这一项不是。请把它写成块：Name { … }。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings cannot be read: %1.</source>
        <translation>无法读取设置：%1。</translation>
    </message>
    <message>
        <source>Line %1 is damaged.</source>
        <translation>第 %1 行已损坏。</translation>
    </message>
    <message>
        <source>The list of clusters is damaged.</source>
        <translation>集群列表已损坏。</translation>
    </message>
    <message>
        <source>It is no regular file, or larger than %1 MB.</source>
        <translation>它不是普通文件，或大于 %1 MB。</translation>
    </message>
</context>
<context>
    <name>Shade</name>
    <message>
        <source>The secrets are coded already: env says shade.identifier = %1.</source>
        <translation>机密已经编码：env 说 shade.identifier = %1。</translation>
    </message>
    <message>
        <source>The secrets are not coded: env does not say shade.identifier = base64.</source>
        <translation>机密没有编码：env 没有说 shade.identifier = base64。</translation>
    </message>
    <message>
        <source>The option %1 is not base64.</source>
        <translation>选项 %1 不是 base64。</translation>
    </message>
</context>
<context>
    <name>ShortcutsHelp</name>
    <message>
        <source> (in the list)</source>
        <translation>（在列表中）</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SqlJob</name>
    <message>
        <source>There is already a table %1. Give this one another name.</source>
        <translation>已经有一张表 %1。请给这张表另起名称。</translation>
    </message>
    <message>
        <source>The engine ignores the table %1, because its option &apos;type&apos; is neither &apos;source&apos; nor &apos;sink&apos;.</source>
        <translation>引擎会忽略表 %1，因为它的选项 &apos;type&apos; 既不是 &apos;source&apos; 也不是 &apos;sink&apos;。</translation>
    </message>
    <message>
        <source>The table %1 has no option &apos;connector&apos;. Add one, for example &apos;connector&apos; = &apos;Jdbc&apos;.</source>
        <translation>表 %1 没有选项 &apos;connector&apos;。请添加一个，例如 &apos;connector&apos; = &apos;Jdbc&apos;。</translation>
    </message>
    <message>
        <source>There is no table %1 to read from. CREATE it above, with &apos;type&apos; = &apos;source&apos; or AS SELECT …</source>
        <translation>没有可以读取的表 %1。请在上方用 &apos;type&apos; = &apos;source&apos; 或 AS SELECT … 创建它。</translation>
    </message>
    <message>
        <source>There is no sink %1. CREATE TABLE %1 WITH (&apos;type&apos; = &apos;sink&apos;, …).</source>
        <translation>没有 sink %1。CREATE TABLE %1 WITH (&apos;type&apos; = &apos;sink&apos;, …)。</translation>
    </message>
    <message>
        <source>The job has no source. CREATE TABLE … WITH (&apos;type&apos; = &apos;source&apos;, …), ending with a semicolon.</source>
        <translation>作业没有 source。CREATE TABLE … WITH (&apos;type&apos; = &apos;source&apos;, …)，以分号结尾。</translation>
    </message>
    <message>
        <source>Nothing is written. INSERT INTO … SELECT … a sink, ending with a semicolon.</source>
        <translation>没有写入任何内容。INSERT INTO … SELECT … 到一个 sink，以分号结尾。</translation>
    </message>
    <message>
        <source>A SQL job cannot use %1 outside quotes: the engine does not resolve it. Put it in double quotes.</source>
        <translation>SQL 作业不能在引号之外使用 %1：引擎不会解析它。请放进双引号。</translation>
    </message>
    <message>
        <source>The engine cuts the line here, although the -- stands inside quotes. Write it without the blank before it.</source>
        <translation>引擎会在此处截断该行，尽管 -- 在引号之内。请去掉它前面的空格。</translation>
    </message>
    <message>
        <source>This comment swallows the rest of the file: the engine ends it only at a line that is */ and nothing else. Put */ on a line of its own.</source>
        <translation>此注释会吞掉文件的其余部分：引擎只在仅含 */ 的一行处结束它。请把 */ 单独放在一行。</translation>
    </message>
    <message>
        <source>This config block is ignored, because it has no line that is */ and nothing else. Put */ on a line of its own.</source>
        <translation>此配置块会被忽略，因为没有仅含 */ 的一行。请把 */ 单独放在一行。</translation>
    </message>
    <message>
        <source>This statement is ignored, because no line of it ends with a semicolon. Add one at the end.</source>
        <translation>此语句会被忽略，因为它没有以分号结尾的行。请在末尾加上分号。</translation>
    </message>
    <message>
        <source>The statement is nested more than %1 levels deep.</source>
        <translation>该语句的嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>The statement ends here, but %1 is expected.</source>
        <translation>语句在此结束，但此处应有 %1。</translation>
    </message>
    <message>
        <source>%1 is expected here, not &quot;%2&quot;. A name that is a word of SQL needs back quotes.</source>
        <translation>此处应为 %1，而不是“%2”。若名称是 SQL 的保留字，需要加反引号。</translation>
    </message>
    <message>
        <source>This character or open quote is not SQL.</source>
        <translation>此字符或未闭合的引号不是 SQL。</translation>
    </message>
    <message>
        <source>A job knows CREATE TABLE … WITH (…), CREATE TABLE … AS SELECT … and INSERT INTO … SELECT …, nothing else.</source>
        <translation>作业只支持 CREATE TABLE … WITH (…)、CREATE TABLE … AS SELECT … 和 INSERT INTO … SELECT …，别无其他。</translation>
    </message>
    <message>
        <source>TABLE is expected after CREATE.</source>
        <translation>CREATE 之后应为 TABLE。</translation>
    </message>
    <message>
        <source>The name of a table is expected here.</source>
        <translation>此处应为表名。</translation>
    </message>
    <message>
        <source>A closing parenthesis is missing.</source>
        <translation>缺少右括号。</translation>
    </message>
    <message>
        <source>The engine takes a single SELECT here, not a UNION or the like. Write one table for each part.</source>
        <translation>引擎在此只接受单个 SELECT，不支持 UNION 之类。请为每一部分写一张表。</translation>
    </message>
    <message>
        <source>The SELECT must read FROM a table that this file creates; a sub-select cannot stand there.</source>
        <translation>SELECT 必须 FROM 本文件创建的表；此处不能使用子查询。</translation>
    </message>
    <message>
        <source>The SELECT cannot be read from &quot;%1&quot; on.</source>
        <translation>从“%1”开始无法读取该 SELECT。</translation>
    </message>
    <message>
        <source>Leave TABLE out: INSERT INTO sink SELECT …</source>
        <translation>请去掉 TABLE：INSERT INTO sink SELECT …</translation>
    </message>
    <message>
        <source>INSERT INTO must not name columns. Put them in the SELECT, in the order of the sink.</source>
        <translation>INSERT INTO 不能指定列名。请按 sink 的顺序写在 SELECT 中。</translation>
    </message>
    <message>
        <source>INSERT INTO takes a SELECT here, not VALUES. Use a FakeSource with rows instead.</source>
        <translation>INSERT INTO 在此接受 SELECT，不接受 VALUES。请改用带 rows 的 FakeSource。</translation>
    </message>
    <message>
        <source>The engine takes a single SELECT here, not a UNION or the like. Write one INSERT for each part.</source>
        <translation>引擎在此只接受单个 SELECT，不支持 UNION 之类。请为每一部分写一条 INSERT。</translation>
    </message>
    <message>
        <source>Name the table that is read: INSERT INTO sink SELECT * FROM table, or INSERT INTO sink SELECT table.</source>
        <translation>请写明要读取的表：INSERT INTO sink SELECT * FROM table，或 INSERT INTO sink SELECT table。</translation>
    </message>
    <message>
        <source>The table has neither options (WITH (&apos;connector&apos; = &apos;…&apos;, &apos;type&apos; = &apos;source&apos;)) nor a SELECT (AS SELECT …).</source>
        <translation>该表既没有选项（WITH (&apos;connector&apos; = &apos;…&apos;, &apos;type&apos; = &apos;source&apos;)），也没有 SELECT（AS SELECT …）。</translation>
    </message>
    <message>
        <source>WITH ( is expected here.</source>
        <translation>此处应为 WITH (。</translation>
    </message>
    <message>
        <source>The statement should end here, with a semicolon at the end of the line.</source>
        <translation>语句应在此结束，并在行尾加分号。</translation>
    </message>
    <message>
        <source>The closing parenthesis of the options is missing.</source>
        <translation>缺少选项的右括号。</translation>
    </message>
    <message>
        <source>Options are written &apos;key&apos; = &apos;value&apos; with single quotes; &quot;%1&quot; cannot stand here. A quote inside a value is doubled: &apos;&apos;.</source>
        <translation>选项写作 &apos;key&apos; = &apos;value&apos;，使用单引号；“%1”不能出现在此处。值中的引号要写两个：&apos;&apos;。</translation>
    </message>
    <message>
        <source>With the sink %1 the job comes to more than %2 MB, because each INSERT repeats the options of its sink. Insert less often.</source>
        <translation>加上 sink %1，作业会超过 %2 MB，因为每个 INSERT 都会重复其 sink 的选项。请减少 INSERT 的次数。</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>引号中的文本</translation>
    </message>
    <message>
        <source>at most three values in a function with OVER</source>
        <translation>带 OVER 的函数中至多三个值</translation>
    </message>
    <message>
        <source>a unit of time</source>
        <translation>时间单位</translation>
    </message>
    <message>
        <source>a type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>a character set</source>
        <translation>字符集</translation>
    </message>
    <message>
        <source>a length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>StateExplanation</name>
    <message>
        <source>The engine has taken the job and has not started its tasks yet. One that stays so may wait for free slots: see how many workers there are.</source>
        <translation>引擎已接受该作业，但还没有启动其任务。一直如此的作业可能在等待空闲槽位：请看有多少个 worker。</translation>
    </message>
    <message>
        <source>The master says that the job runs. Whether rows move is seen in the counters; where the two do not agree there is a finding.</source>
        <translation>master 说该作业正在运行。数据行是否在流动要看计数；两者不一致之处会有发现。</translation>
    </message>
    <message>
        <source>A task has failed, and the engine ends the others. It may then start the job over, which can write rows again.</source>
        <translation>有一个任务失败，引擎正在结束其他任务。之后它可能让作业从头再来，这会使数据行再次写入。</translation>
    </message>
    <message>
        <source>The job is being stopped with a savepoint. Until that is complete it goes on.</source>
        <translation>作业正在用保存点停止。在保存点完成之前它会继续运行。</translation>
    </message>
    <message>
        <source>The job is being stopped; its tasks are ending. What they have written stays in the target.</source>
        <translation>作业正在停止；它的任务正在结束。已写入的内容留在目标中。</translation>
    </message>
    <message>
        <source>The engine has given the job up; its error is on the tab Exceptions. What was written before stays in the target, and a job can be called FAILED although its data are complete: look at the findings and into the target before you submit it again.</source>
        <translation>引擎已放弃该作业；其错误在“异常”标签页。此前写入的内容留在目标中，而且数据完整的作业也可能被称为 FAILED：再次提交之前请先看发现并查看目标。</translation>
    </message>
    <message>
        <source>Every task has come to its end. The counters say what was handed to the sinks, which is no proof that it arrived.</source>
        <translation>每个任务都已到达终点。计数说的是交给 sink 的行数，并不证明数据已到达。</translation>
    </message>
    <message>
        <source>The job was stopped with a savepoint. Resume lets it go on from there, under the same id.</source>
        <translation>作业已用保存点停止。“恢复”会让它以同一编号从那里继续。</translation>
    </message>
    <message>
        <source>The job was stopped without a savepoint. What it had written stays in the target; submitted again it starts from the beginning.</source>
        <translation>作业没有用保存点就停止了。它已写入的内容留在目标中；再次提交会从头开始。</translation>
    </message>
    <message>
        <source>What this word means is not known here, or the engine itself cannot tell the state: look at the counters and the findings.</source>
        <translation>此处不知道这个词的含义，或者引擎自己也说不出状态：请看计数和发现。</translation>
    </message>
    <message>
        <source>No state yet</source>
        <translation>还没有状态</translation>
    </message>
    <message>
        <source>No member has said anything about this job yet.</source>
        <translation>还没有成员报告过这个作业。</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>No member lists the job any more, and it had not ended: the engine was restarted and forgot it, or it ended while nobody looked. What is shown is the last that was seen.</source>
        <translation>已没有成员列出该作业，而它当时尚未结束：引擎重启后忘记了它，或者它在无人观察时结束了。显示的是最后所见。</translation>
    </message>
    <message>
        <source>Nothing has been heard of the job for some time: what is shown is the last that was seen, and it may not be so any more. See whether the cluster answers.</source>
        <translation>已有一段时间没有该作业的消息：显示的是最后所见，现在可能已不是这样。请看集群是否应答。</translation>
    </message>
    <message>
        <source>What the state meant then:</source>
        <translation>该状态当时的含义：</translation>
    </message>
    <message>
        <source>The engine has given the job up; its error is on the tab Exceptions. No finding is open that says otherwise. What was written before stays in the target: look into it before you submit the job again.</source>
        <translation>引擎已放弃该作业；其错误见“异常”标签页。没有打开的发现与此相反。此前写入的内容仍在目标中：再次提交作业之前请先查看。</translation>
    </message>
    <message>
        <source>The recording ends here: this is the last that it has of the job, and what became of it is not in it.</source>
        <translation>录制到此结束：这是其中关于该作业的最后内容，之后的情况不在其中。</translation>
    </message>
</context>
<context>
    <name>StateGroups</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>已失败</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最后所见</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>最后所见 %1</translation>
    </message>
    <message>
        <source>Savepoint</source>
        <translation>保存点</translation>
    </message>
</context>
<context>
    <name>StatesModel</name>
    <message>
        <source>Seen</source>
        <translation>看到于</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The engine&apos;s own word.</source>
        <translation>引擎自己的用词。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>The member that said so.</source>
        <translation>这样说的成员。</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>When this state was first seen, by this computer&apos;s clock, in %1.</source>
        <translation>首次看到该状态的时间，按本机时钟，时区为 %1。</translation>
    </message>
    <message>
        <source>Until this member said something else; an end is final.</source>
        <translation>直到该成员说了别的；终止状态不再改变。</translation>
    </message>
</context>
<context>
    <name>Submission</name>
    <message>
        <source>The engine takes no SQL over REST: it gets the job that its command line would make of this SQL.</source>
        <translation>引擎的 REST 接口不接受 SQL：发送的是引擎命令行会由这段 SQL 生成的作业。</translation>
    </message>
    <message>
        <source>The file is %1, which the engine does not read; the job is sent as UTF-8.</source>
        <translation>文件的编码是 %1，引擎读不了；作业以 UTF-8 发送。</translation>
    </message>
    <message>
        <source>Bytes that are no UTF-8 are sent as U+FFFD, from here on.</source>
        <translation>从这里起，不是 UTF-8 的字节以 U+FFFD 发送。</translation>
    </message>
    <message>
        <source>The job has no env: an empty one is sent, without which the engine refuses a job over REST.</source>
        <translation>作业没有 env：会附上一个空的 env，否则引擎的 REST 接口会拒绝作业。</translation>
    </message>
    <message>
        <source>Comments are left out: JSON has none.</source>
        <translation>注释会被去掉：JSON 没有注释。</translation>
    </message>
    <message>
        <source>What the text includes is left out: it is no file yet, so it is not known where to look.</source>
        <translation>文本 include 的内容会缺失：它还不是文件，不知道该到哪里找。</translation>
    </message>
    <message>
        <source>What the file includes stands in its place, as far as it lies beside the file.</source>
        <translation>文件 include 的内容已放入相应位置，前提是它就在该文件旁边。</translation>
    </message>
    <message>
        <source>%1 is filled in from the environment of this computer.</source>
        <translation>%1 由这台计算机的环境变量填入。</translation>
    </message>
    <message>
        <source>%1 is filled in with the value given.</source>
        <translation>%1 以给定的值填入。</translation>
    </message>
    <message>
        <source>%1 is filled in with its default.</source>
        <translation>%1 以其默认值填入。</translation>
    </message>
    <message>
        <source>%1 has no value and is sent as text.</source>
        <translation>%1 没有值，按原文发送。</translation>
    </message>
    <message>
        <source>What the file includes, or the environment, has bytes that are no UTF-8: they are sent as U+FFFD.</source>
        <translation>文件所包含的内容或环境变量中有不是 UTF-8 的字节：它们以 U+FFFD 发送。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 且 %2</translation>
    </message>
    <message>
        <source>The variable %1 has no value, and the engine refuses the job without.</source>
        <translation>变量 %1 没有值，没有它引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>The variables %1 have no value, and the engine refuses the job without.</source>
        <translation>变量 %1 没有值，没有它们引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 and was guessed as %1; the job is sent as UTF-8. Look whether it reads right.</source>
        <translation>此文件不是 UTF-8，推测为 %1；作业以 UTF-8 发送。请检查文字是否正确。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 and was guessed as %1, and %2 fits as well; the job is sent as UTF-8. Look whether it reads right.</source>
        <translation>该文件不是 UTF-8，被猜测为 %1，%2 也符合；作业以 UTF-8 发送。请查看读出的内容是否正确。</translation>
    </message>
</context>
<context>
    <name>Syntax</name>
    <message>
        <source>A job file cannot be a list: found &apos;[&apos; at the start, expected an object. Give one job per file, in { }.</source>
        <translation>作业文件不能是列表：开头是 &apos;[&apos;，应为对象。每个文件写一个作业，放在 { } 中。</translation>
    </message>
    <message>
        <source>Found %1 after the closing brace of the whole file, expected nothing. Move it inside the braces, or remove the outer braces.</source>
        <translation>在整个文件的右花括号之后出现 %1，此处不应有内容。请把它移到花括号内，或删除外层花括号。</translation>
    </message>
    <message>
        <source>The JSON file is empty, expected { }.</source>
        <translation>JSON 文件是空的，应为 { }。</translation>
    </message>
    <message>
        <source>A JSON file has to start with {, found %1.</source>
        <translation>JSON 文件必须以 { 开头，却出现了 %1。</translation>
    </message>
    <message>
        <source>Blocks and lists are nested more than %1 deep here. Make them flatter.</source>
        <translation>块和列表在此处嵌套超过 %1 层。请减少层次。</translation>
    </message>
    <message>
        <source>Found the end of the file, expected } for the { of line %1. Add the missing }.</source>
        <translation>文件已结束，第 %1 行的 { 缺少 }。请补上 }。</translation>
    </message>
    <message>
        <source>Found } after a comma, expected another field. JSON has no comma after the last one: remove it.</source>
        <translation>逗号之后出现 }，此处应有另一个字段。JSON 的最后一项之后没有逗号：请删除它。</translation>
    </message>
    <message>
        <source>Found %1 in a quoted text, where a backslash may only stand before &quot; \ / b f n r t u. Write \\ for a backslash.</source>
        <translation>带引号的文本中出现 %1，反斜杠只能位于 &quot; \ / b f n r t u 之前。反斜杠请写作 \\。</translation>
    </message>
    <message>
        <source>Found %1, expected \u and four hexadecimal digits.</source>
        <translation>出现 %1，应为 \u 加四个十六进制数字。</translation>
    </message>
    <message>
        <source>Found a tab in a quoted text. Write \t for it.</source>
        <translation>带引号的文本中有制表符。请写作 \t。</translation>
    </message>
    <message>
        <source>Found a control character in a quoted text. Remove it or write it as \u00XX.</source>
        <translation>带引号的文本中有控制字符。请删除，或写作 \u00XX。</translation>
    </message>
    <message>
        <source>Found the end of the line in %1, expected a closing quote. Add the &quot;, or use &quot;&quot;&quot; around text of several lines.</source>
        <translation>%1 到行尾仍未闭合，应有右引号。请加上 &quot;，多行文本请用 &quot;&quot;&quot; 包围。</translation>
    </message>
    <message>
        <source>Found ${ without }. Add the missing }.</source>
        <translation>${ 缺少 }。请补上 }。</translation>
    </message>
    <message>
        <source>Found $ without {. Write ${name} for a variable, or put the text in double quotes.</source>
        <translation>$ 之后没有 {。变量请写作 ${name}，或把文本放进双引号。</translation>
    </message>
    <message>
        <source>Found %1, which the language reserves. Put the text in double quotes.</source>
        <translation>出现 %1，它是语言的保留字符。请把文本放进双引号。</translation>
    </message>
    <message>
        <source>Found %1, but JSON has no variables outside quotes. Put it in double quotes.</source>
        <translation>出现 %1，但 JSON 在引号之外没有变量。请放进双引号。</translation>
    </message>
    <message>
        <source>Found %1, but JSON has no comments and no text without quotes. Put it in double quotes or remove it.</source>
        <translation>出现 %1，但 JSON 没有注释，也没有不带引号的文本。请放进双引号或删除。</translation>
    </message>
    <message>
        <source>Found } without a { before it. Remove it, or add the { that it closes.</source>
        <translation>} 之前没有对应的 {。请删除它，或补上它要闭合的 {。</translation>
    </message>
    <message>
        <source>Found ] where a block is still open, expected }. Add the missing } before it.</source>
        <translation>块尚未闭合就出现 ]，应为 }。请在它之前补上 }。</translation>
    </message>
    <message>
        <source>Found ] without a [ before it. Remove it, or add the [ that it closes.</source>
        <translation>] 之前没有对应的 [。请删除它，或补上它要闭合的 [。</translation>
    </message>
    <message>
        <source>Found a comma without a field before it. Remove it.</source>
        <translation>逗号之前没有字段。请删除它。</translation>
    </message>
    <message>
        <source>Found %1, expected a field name in double quotes.</source>
        <translation>出现 %1，应为双引号中的字段名。</translation>
    </message>
    <message>
        <source>Found %1, expected a field name. Names with other characters have to be in double quotes.</source>
        <translation>出现 %1，应为字段名。含其他字符的名称必须放在双引号中。</translation>
    </message>
    <message>
        <source>Found a comma in %1, where it ends the value. Put the value in double quotes.</source>
        <translation>%1 中有逗号，值会在那里结束。请把值放进双引号。</translation>
    </message>
    <message>
        <source>Found ... where a field is expected. Write the options it stands for, or make it a comment with #.</source>
        <translation>应为字段的地方出现 ...。请写出它所代表的选项，或用 # 改成注释。</translation>
    </message>
    <message>
        <source>Found %2 after the name %1, expected = and a value. Add them, or put the name into the value before it with double quotes.</source>
        <translation>名称 %1 之后出现 %2，应为 = 和一个值。请补上，或用双引号把该名称并入前面的值。</translation>
    </message>
    <message>
        <source>Found %2 after the name %1, expected a colon.</source>
        <translation>名称 %1 之后出现 %2，应为冒号。</translation>
    </message>
    <message>
        <source>Found %2 after the name %1, expected =, : or {. Add the =, or put the text in double quotes.</source>
        <translation>名称 %1 之后出现 %2，应为 =、: 或 {。请补上 =，或把文本放进双引号。</translation>
    </message>
    <message>
        <source>Found the end of the line after %1 =, expected a value. Add it; an empty text is &quot;&quot;.</source>
        <translation>%1 = 之后到了行尾，应有一个值。请补上；空文本写作 &quot;&quot;。</translation>
    </message>
    <message>
        <source>Found %1 after the end of a field, expected a new line or a comma. Put it on a new line with a name.</source>
        <translation>字段结束之后出现 %1，应为换行或逗号。请把它放到新的一行并写上名称。</translation>
    </message>
    <message>
        <source>Found %1 in a value without quotes. Put the value in double quotes, or start a new line before the next name.</source>
        <translation>不带引号的值中出现 %1。请把值放进双引号，或在下一个名称之前换行。</translation>
    </message>
    <message>
        <source>Found %1 after a field, expected a comma or }. Add the comma.</source>
        <translation>字段之后出现 %1，应为逗号或 }。请补上逗号。</translation>
    </message>
    <message>
        <source>Found %1 after the end of a field, expected a new line or a comma. Add a comma before it.</source>
        <translation>字段结束之后出现 %1，应为换行或逗号。请在它之前加逗号。</translation>
    </message>
    <message>
        <source>Found %1, expected a value. Add it; an empty text is &quot;&quot;.</source>
        <translation>出现 %1，应为一个值。请补上；空文本写作 &quot;&quot;。</translation>
    </message>
    <message>
        <source>Found a comma without an element before it. Remove it.</source>
        <translation>逗号之前没有元素。请删除它。</translation>
    </message>
    <message>
        <source>Found } where a list is still open, expected ]. Add the missing ] before it.</source>
        <translation>列表尚未闭合就出现 }，应为 ]。请在它之前补上 ]。</translation>
    </message>
    <message>
        <source>Found a field in the list that starts in line %1, expected ]. Add the missing ] before it.</source>
        <translation>从第 %1 行开始的列表中出现字段，应为 ]。请在它之前补上 ]。</translation>
    </message>
    <message>
        <source>Found %1 after an element of a list, expected a comma or ]. Add a comma, or put the text in double quotes.</source>
        <translation>列表元素之后出现 %1，应为逗号或 ]。请补上逗号，或把文本放进双引号。</translation>
    </message>
    <message>
        <source>Found the name %1 again in the same JSON object. Rename or remove one of them.</source>
        <translation>同一个 JSON 对象中再次出现名称 %1。请重命名或删除其中一个。</translation>
    </message>
    <message>
        <source>Found += inside a list, where the engine cannot look up the value before it. Write the whole value with = instead.</source>
        <translation>列表中出现 +=，引擎无法查到它之前的值。请改用 = 写出完整的值。</translation>
    </message>
    <message>
        <source>Found %1 after include, expected a file name in double quotes, as in include &quot;other.conf&quot;. A field named include has to be in quotes.</source>
        <translation>include 之后出现 %1，应为双引号中的文件名，例如 include &quot;other.conf&quot;。名为 include 的字段必须加引号。</translation>
    </message>
    <message>
        <source>The required file %1 was not found. Check the name, or leave out required.</source>
        <translation>找不到必需的文件 %1。请检查名称，或去掉 required。</translation>
    </message>
    <message>
        <source>Files include each other more than %1 deep. Break the circle.</source>
        <translation>文件互相包含超过 %1 层。请打破循环。</translation>
    </message>
    <message>
        <source>The included file %1 has a mistake in line %2: %3</source>
        <translation>被包含的文件 %1 在第 %2 行有错误：%3</translation>
    </message>
    <message>
        <source>A file with ${} in it cannot be included inside a list. Move the include out of the list.</source>
        <translation>含有 ${} 的文件不能包含在列表中。请把 include 移到列表之外。</translation>
    </message>
    <message>
        <source>A list or block stands beside something of another kind here: %1. Separate them with a comma, or put text in double quotes.</source>
        <translation>列表或块与另一种内容并列：%1。请用逗号分开，或把文本放进双引号。</translation>
    </message>
    <message>
        <source>Found the end of the file, expected ] for the [ of line %1. Add the missing ].</source>
        <translation>文件已结束，第 %1 行的 [ 缺少 ]。请补上 ]。</translation>
    </message>
    <message>
        <source>Found ] after a comma, expected another element. JSON has no comma after the last one: remove it.</source>
        <translation>逗号之后出现 ]，此处应有另一个元素。JSON 的最后一项之后没有逗号：请删除它。</translation>
    </message>
    <message>
        <source>Found an empty name in %1, expected a name on both sides of -&gt;. Write &quot;&quot; for a name that is really empty.</source>
        <translation>%1 中有空名称，-&gt; 两侧都应有名称。若名称确实为空，请写作 &quot;&quot;。</translation>
    </message>
    <message>
        <source>%1 holds more than a name. Write ${name}; put names with other characters in double quotes.</source>
        <translation>%1 中不只是名称。请写作 ${name}；含其他字符的名称放进双引号。</translation>
    </message>
    <message>
        <source>Found %1 without a name, expected ${name}.</source>
        <translation>出现没有名称的 %1，应为 ${name}。</translation>
    </message>
    <message>
        <source>The variables of this file depend on each other too deeply or too often. Simplify them.</source>
        <translation>此文件的变量互相依赖得太深或太多。请简化它们。</translation>
    </message>
    <message>
        <source>The value of %1 depends on itself. Break the circle.</source>
        <translation>%1 的值依赖于它自身。请打破循环。</translation>
    </message>
    <message>
        <source>%1 puts a list or block beside something of another kind. Let both be lists, both blocks, or both plain values.</source>
        <translation>%1 把列表或块与另一种内容并列。请让两者都是列表、都是块，或都是普通值。</translation>
    </message>
    <message>
        <source>The original parser cannot answer %1 here. Give the value directly.</source>
        <translation>原始解析器在此无法解析 %1。请直接给出值。</translation>
    </message>
    <message>
        <source>%1 is expected to be a block.</source>
        <translation>%1 应为块。</translation>
    </message>
    <message>
        <source>The original parser cannot look into %1, which has no answer itself.</source>
        <translation>原始解析器无法查看 %1 的内部，因为它自己没有解析结果。</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB. Split it.</source>
        <translation>文件大于 %1 MB。请拆分它。</translation>
    </message>
    <message>
        <source>Found the end of the file, expected } for the { of line %1. Look at line %2 first; otherwise add the missing }.</source>
        <translation>文件已结束，第 %1 行的 { 缺少 }。请先检查第 %2 行；若无误，请补上 }。</translation>
    </message>
    <message>
        <source>Found the end of the file, expected ] for the [ of line %1. Look at line %2 first; otherwise add the missing ].</source>
        <translation>文件已结束，第 %1 行的 [ 缺少 ]。请先检查第 %2 行；若无误，请补上 ]。</translation>
    </message>
    <message>
        <source>Found } without a { before it. Look at line %1 first; otherwise remove it, or add the { that it closes.</source>
        <translation>} 之前没有对应的 {。请先检查第 %1 行；若无误，请删除它，或补上它要闭合的 {。</translation>
    </message>
    <message>
        <source>Found ] without a [ before it. Look at line %1 first; otherwise remove it, or add the [ that it closes.</source>
        <translation>] 之前没有对应的 [。请先检查第 %1 行；若无误，请删除它，或补上它要闭合的 [。</translation>
    </message>
    <message>
        <source>Found the end of the file, expected &quot;&quot;&quot; to close the text that starts in line %1. Add the missing &quot;&quot;&quot;.</source>
        <translation>文件已结束，第 %1 行开始的文本缺少 &quot;&quot;&quot;。请补上 &quot;&quot;&quot;。</translation>
    </message>
    <message>
        <source>Found %1 where = is expected, because the comma in %2 in line %3 ends the value. Put that value in double quotes.</source>
        <translation>此处应为 =，却遇到 %1，因为第 %3 行 %2 中的逗号结束了该值。请用双引号括住那个值。</translation>
    </message>
    <message>
        <source>Found %1 in the value of %2, which is missing in line %3, so that the next name was taken for it. Add it there; an empty text is &quot;&quot;.</source>
        <translation>在 %2 的值中遇到 %1：第 %3 行缺少值，因此把下一个名称当成了它的值。请在那里补上值；空文本写作 &quot;&quot;。</translation>
    </message>
    <message>
        <source>The ${ in line %1 takes the } of line %2, which is missing where that one belongs. Add a } in line %1.</source>
        <translation>第 %1 行的 ${ 占用了第 %2 行的 }，导致那里缺少 }。请在第 %1 行补上 }。</translation>
    </message>
    <message>
        <source>%1 is no address. Write one with its scheme, as in url(&quot;file:/a/b.conf&quot;).</source>
        <translation>%1 不是地址。请写出协议，例如 url(&quot;file:/a/b.conf&quot;)。</translation>
    </message>
    <message>
        <source>The name %1 nests blocks more than %2 deep. Make them flatter.</source>
        <translation>名称 %1 使块的嵌套超过 %2 层。请减少嵌套。</translation>
    </message>
    <message>
        <source>Includes bring in more than %1 files here, however often each. Include less.</source>
        <translation>到这里 include 引入的文件超过 %1 个（重复引入也计数）。请减少 include。</translation>
    </message>
    <message>
        <source>Includes bring in more than %1 MB here. Include less.</source>
        <translation>到这里 include 引入的内容超过 %1 MB。请减少 include。</translation>
    </message>
    <message>
        <source>With what %1 stands for, the variables of this file come to more than %2 values. Let fewer of them hold each other.</source>
        <translation>加上 %1 所代表的内容，本文件的变量展开后超过 %2 个值。请减少变量之间的相互引用。</translation>
    </message>
    <message>
        <source>With what %1 stands for, the variables of this file come to more than %2 MB. Let fewer of them hold each other.</source>
        <translation>加上 %1 所代表的内容，本文件的变量展开后超过 %2 MB。请减少变量之间的相互引用。</translation>
    </message>
    <message>
        <source>What %1 stands for is nested more than %2 deep. Make it flatter.</source>
        <translation>%1 所代表的内容嵌套超过 %2 层。请减少嵌套。</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>No cluster is known: the window remembers those that it connects to.</source>
        <translation>没有已知的集群：窗口会记住它连接过的集群。</translation>
    </message>
    <message>
        <source>(production)</source>
        <translation>（生产）</translation>
    </message>
    <message>
        <source>(user %1)</source>
        <translation>（用户 %1）</translation>
    </message>
    <message>
        <source>list the clusters that the window knows, for --cluster NAME</source>
        <translation>列出窗口已知的集群，供 --cluster NAME 使用</translation>
    </message>
    <message>
        <source>text or json</source>
        <translation>text 或 json</translation>
    </message>
    <message>
        <source>%1 and %2 are one member; it is asked once, at %1</source>
        <translation>%1 和 %2 是同一个成员；只通过 %1 询问一次</translation>
    </message>
    <message>
        <source>%1 and %2 do not see each other: they are members of two clusters (compare cluster-name in hazelcast.yaml), or of one that has split</source>
        <translation>%1 和 %2 互相看不见：它们是两个集群的成员（请比较 hazelcast.yaml 中的 cluster-name），或属于一个已经分裂的集群</translation>
    </message>
    <message>
        <source>%1 and %2 may be one member: neither said who it is; both are asked</source>
        <translation>%1 和 %2 可能是同一个成员：两者都没有说明自己是谁；两者都会询问</translation>
    </message>
    <message>
        <source>print a job in the other language; what is lost is told on standard error</source>
        <translation>以另一种语言打印作业；丢失的内容在标准错误上说明</translation>
    </message>
    <message>
        <source>a job file (.conf, .json, .sql)</source>
        <translation>作业文件（.conf、.json、.sql）</translation>
    </message>
    <message>
        <source>json or hocon</source>
        <translation>json 或 hocon</translation>
    </message>
    <message>
        <source>write an unquoted ${x} without a value as text instead of refusing</source>
        <translation>把没有值的、不在引号中的 ${x} 写成文本，而不是拒绝</translation>
    </message>
    <message>
        <source>print what the engine&apos;s command line would make of a file, as JSON</source>
        <translation>以 JSON 打印引擎的命令行会由文件得到的内容</translation>
    </message>
    <message>
        <source>show values of passwords and the like</source>
        <translation>显示密码之类的值</translation>
    </message>
    <message>
        <source>the overview did not come in the time</source>
        <translation>概览没有及时到来</translation>
    </message>
    <message>
        <source>the list of running jobs did not come in the time</source>
        <translation>运行中作业的列表没有及时到来</translation>
    </message>
    <message>
        <source>the lists of ended jobs did not come in the time</source>
        <translation>已结束作业的列表没有及时到来</translation>
    </message>
    <message>
        <source>the running threads did not come in the time</source>
        <translation>运行中的线程没有及时到来</translation>
    </message>
    <message>
        <source>the details of a job did not come in the time</source>
        <translation>作业的详情没有及时到来</translation>
    </message>
    <message>
        <source>the state of the members did not come in the time</source>
        <translation>成员的状态没有及时到来</translation>
    </message>
    <message>
        <source>the overview was not seen: %1</source>
        <translation>没有看到概览：%1</translation>
    </message>
    <message>
        <source>the list of running jobs was not seen: %1</source>
        <translation>没有看到运行中作业的列表：%1</translation>
    </message>
    <message>
        <source>the lists of ended jobs were not seen: %1</source>
        <translation>没有看到已结束作业的列表：%1</translation>
    </message>
    <message>
        <source>the running threads were not seen: %1</source>
        <translation>没有看到运行中的线程：%1</translation>
    </message>
    <message>
        <source>the details of a job were not seen: %1</source>
        <translation>没有看到作业的详情：%1</translation>
    </message>
    <message>
        <source>the state of the members was not seen: %1</source>
        <translation>没有看到成员的状态：%1</translation>
    </message>
    <message>
        <source>write the file instead of printing it</source>
        <translation>写入文件，而不是打印</translation>
    </message>
    <message>
        <source>also write a file that is read-only, or that cannot be replaced in one step without losing its other names, its owner or its attributes; meanwhile the old text lies beside it as FILE.sluice-backup</source>
        <translation>也写入只读的文件，以及无法一步替换而不失去其他名称、所有者或属性的文件；其间旧文本以 FILE.sluice-backup 放在旁边</translation>
    </message>
    <message>
        <source>%1 --in-place-unsafe does that; nothing was written.</source>
        <translation>%1 --in-place-unsafe 会这样做；什么也没有写入。</translation>
    </message>
    <message>
        <source>standard input cannot be edited in place; leave out -i</source>
        <translation>标准输入无法就地编辑；请去掉 -i</translation>
    </message>
    <message>
        <source>(whole stage)</source>
        <translation>（整个环节）</translation>
    </message>
    <message>
        <source>say what changed between two job files, by meaning</source>
        <translation>按含义说明两个作业文件之间有什么变化</translation>
    </message>
    <message>
        <source>another</source>
        <translation>另一个文件</translation>
    </message>
    <message>
        <source>compare lines instead, as diff -u</source>
        <translation>改为逐行比较，如同 diff -u</translation>
    </message>
    <message>
        <source>In JSON, &quot;leftUri&quot; and &quot;rightUri&quot; are the files byte for byte, percent-encoded.
Exit status: 0 nothing changed, 1 something did, 2 it could not run.</source>
        <translation>在 JSON 中，&quot;leftUri&quot; 和 &quot;rightUri&quot; 是逐字节、经百分号编码的文件。
退出状态：0 没有变化，1 有变化，2 无法运行。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no position: write a number from 0, or - for the end.</source>
        <translation>&apos;%1&apos; 不是位置：请写从 0 起的数字，或写 - 表示末尾。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no pointer to a new place: write it like /sink/- or /env/name.</source>
        <translation>&apos;%1&apos; 不是指向新位置的指针：请写成 /sink/- 或 /env/name 这样。</translation>
    </message>
    <message>
        <source>There is one already; set changes it.</source>
        <translation>已经有一个了；set 可以修改它。</translation>
    </message>
    <message>
        <source>print the text with one value changed</source>
        <translation>打印改了一个值的文本</translation>
    </message>
    <message>
        <source>What is not there yet is added.</source>
        <translation>尚不存在的会添加。</translation>
    </message>
    <message>
        <source>print the text with one element, plugin block or new option more</source>
        <translation>打印多了一个元素、插件块或新选项的文本</translation>
    </message>
    <message>
        <source>In a list POINTER ends with the position of the new element, or with - for the end.</source>
        <translation>在列表中，POINTER 以新元素的位置结尾，或以 - 结尾表示末尾。</translation>
    </message>
    <message>
        <source>print the text without one value, key, plugin block or element</source>
        <translation>打印去掉一个值、键、插件块或元素的文本</translation>
    </message>
    <message>
        <source>The comments that describe it go, too.</source>
        <translation>说明它的注释也一并去掉。</translation>
    </message>
    <message>
        <source>print the text with another name for one key or plugin block</source>
        <translation>打印给一个键或插件块换了名称的文本</translation>
    </message>
    <message>
        <source>print the text with one value at another position among its neighbours</source>
        <translation>打印把一个值移到同级中另一个位置的文本</translation>
    </message>
    <message>
        <source>POSITION counts from 0; - is the end. The comments that describe it go along.</source>
        <translation>POSITION 从 0 起计；- 表示末尾。说明它的注释一并移动。</translation>
    </message>
    <message>
        <source>print the text with another comment above one value</source>
        <translation>打印在一个值上方换了注释的文本</translation>
    </message>
    <message>
        <source>An empty TEXT removes it.</source>
        <translation>TEXT 为空则删除注释。</translation>
    </message>
    <message>
        <source>after the edit, lint finds a new problem:</source>
        <translation>编辑之后，lint 发现一个新问题：</translation>
    </message>
    <message>
        <source>after the edit, lint finds %1 new problems:</source>
        <translation>编辑之后，lint 发现 %1 个新问题：</translation>
    </message>
    <message>
        <source>%1 needs FILE %2, as in: sluicectl %3 orders.conf %4</source>
        <translation>%1 需要 FILE %2，例如：sluicectl %3 orders.conf %4</translation>
    </message>
    <message>
        <source>FILE is empty; give the name of one (is a variable of the shell not set?)</source>
        <translation>FILE 是空的；请给出文件名称（是否有 shell 变量没有设置？）</translation>
    </message>
    <message>
        <source>%1 &apos;sluicectl tree&apos; shows what there is.</source>
        <translation>%1 &apos;sluicectl tree&apos; 会显示有些什么。</translation>
    </message>
    <message>
        <source>Give FILE %1 in this order, as in: sluicectl %2 orders.conf %3</source>
        <translation>请按此顺序给出 FILE %1，例如：sluicectl %2 orders.conf %3</translation>
    </message>
    <message>
        <source>POINTER is RFC 6901 over the tree: /env/parallelism, /source/0/row.num</source>
        <translation>POINTER 是树上的 RFC 6901 指针：/env/parallelism、/source/0/row.num</translation>
    </message>
    <message>
        <source>A word that is also an option goes behind --, as in: set FILE /a -- --json</source>
        <translation>与选项同形的词写在 -- 之后，例如：set FILE /a -- --json</translation>
    </message>
    <message>
        <source>VALUE is JSON: a list, an object, a quoted string</source>
        <translation>VALUE 是 JSON：列表、对象、带引号的字符串</translation>
    </message>
    <message>
        <source>leave the comment lines above it where they are</source>
        <translation>让它上方的注释行留在原处</translation>
    </message>
    <message>
        <source>Problems, in a config before anything runs:</source>
        <translation>问题，在运行之前就存在于配置中：</translation>
    </message>
    <message>
        <source>Findings, in what engines report:</source>
        <translation>发现，存在于引擎所报告的内容中：</translation>
    </message>
    <message>
        <source>%1 (a problem in a config): %2</source>
        <translation>%1（配置中的问题）：%2</translation>
    </message>
    <message>
        <source>%1 (a finding in what an engine reports): %2</source>
        <translation>%1（引擎报告中的发现）：%2</translation>
    </message>
    <message>
        <source>there is no code &apos;%1&apos;; sluicectl explain lists them all</source>
        <translation>没有代码 &apos;%1&apos;；sluicectl explain 会列出全部代码</translation>
    </message>
    <message>
        <source>say what the code of a problem or a finding means</source>
        <translation>说明问题或发现的代码是什么意思</translation>
    </message>
    <message>
        <source>as lint, watch and replay print it; without it, all codes are listed</source>
        <translation>如 lint、watch 和 replay 所打印；不给出时列出全部代码</translation>
    </message>
    <message>
        <source>%1 It was read as %2 here.</source>
        <translation>%1 此处按 %2 读取。</translation>
    </message>
    <message>
        <source>This byte is not part of any UTF-8 character. The engine refuses a .sql file that has one; here it is printed as U+FFFD.</source>
        <translation>这个字节不属于任何 UTF-8 字符。引擎会拒绝含有它的 .sql 文件；这里打印为 U+FFFD。</translation>
    </message>
    <message>
        <source>This byte is not part of any UTF-8 character. The engine reads it as U+FFFD, without an error, and so it is printed.</source>
        <translation>这个字节不属于任何 UTF-8 字符。引擎会把它读作 U+FFFD 而不报错，这里也这样打印。</translation>
    </message>
    <message>
        <source>This escape is half a character. The engine makes a ? of it, and so it is printed.</source>
        <translation>这个转义是半个字符。引擎会把它变成 ?，这里也这样打印。</translation>
    </message>
    <message>
        <source>What it includes, or the environment, has bytes that are no UTF-8. The engine reads them as U+FFFD, without an error, and so they are printed.</source>
        <translation>它包含的文件或环境中有不是 UTF-8 的字节。引擎会把它们读作 U+FFFD 而不报错，这里也这样打印。</translation>
    </message>
    <message>
        <source>this byte is not part of any UTF-8 character and would become U+FFFD; put the right character here first</source>
        <translation>这个字节不属于任何 UTF-8 字符，会变成 U+FFFD；请先在此处放入正确的字符</translation>
    </message>
    <message>
        <source>this escape is half a character and would become a ?; put the right character here first</source>
        <translation>这个转义是半个字符，会变成 ?；请先在此处放入正确的字符</translation>
    </message>
    <message>
        <source>what it includes has bytes that are no UTF-8 and would become U+FFFD; mend them first</source>
        <translation>它包含的文件中有不是 UTF-8 的字节，会变成 U+FFFD；请先修正它们</translation>
    </message>
    <message>
        <source>This byte is not part of any UTF-8 character, and the engine refuses a .sql file that has one. Put the right character here.</source>
        <translation>这个字节不属于任何 UTF-8 字符，引擎会拒绝含有它的 .sql 文件。请在此处放入正确的字符。</translation>
    </message>
    <message>
        <source>%1 Convert it to UTF-8 first, as with: iconv -f %2 -t UTF-8</source>
        <translation>%1 请先把它转换为 UTF-8，例如：iconv -f %2 -t UTF-8</translation>
    </message>
    <message>
        <source>it is larger than 64 MB, which is the most this program reads</source>
        <translation>它大于 64 MB，这是本程序能读取的上限</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>无法读取它：%1</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>it is a folder; name a file in it</source>
        <translation>它是文件夹；请指定其中的文件</translation>
    </message>
    <message>
        <source>there is no = in it: write NAME=VALUE, as in -i day=2026-01-31</source>
        <translation>其中没有 =：请写成 NAME=VALUE，例如 -i day=2026-01-31</translation>
    </message>
    <message>
        <source>there is no name before the =: write NAME=VALUE, as in -i day=2026-01-31</source>
        <translation>= 之前没有名称：请写成 NAME=VALUE，例如 -i day=2026-01-31</translation>
    </message>
    <message>
        <source>name=value for a variable, as the engine&apos;s own -i takes it; once for each</source>
        <translation>变量的 name=value，如引擎自己的 -i 所接受；每个变量一次</translation>
    </message>
    <message>
        <source>the engine splits the value at its commas and leaves out every piece without a =; it keeps %1. A value in double quotes is not split (and keeps the quotes)</source>
        <translation>引擎在逗号处切开该值，并略去每个没有 = 的片段；它保留 %1。双引号中的值不会被切开（引号也会保留）</translation>
    </message>
    <message>
        <source>the engine splits the value at its commas and leaves out every piece without a =; it keeps %1, of %2 only what stands before the comma. A value in double quotes is not split (and keeps the quotes)</source>
        <translation>引擎在逗号处切开该值，并略去每个没有 = 的片段；它保留 %1，其中 %2 只保留逗号之前的部分。双引号中的值不会被切开（引号也会保留）</translation>
    </message>
    <message>
        <source>this is SQL and has no keys to edit; &apos;sluicectl convert --to hocon&apos; makes a .conf of a SeaTunnel SQL job</source>
        <translation>这是 SQL，没有可编辑的键；&apos;sluicectl convert --to hocon&apos; 会把 SeaTunnel SQL 作业变成 .conf</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>最后所见 %1</translation>
    </message>
    <message>
        <source>%1 (malformed)</source>
        <translation>%1（格式有误）</translation>
    </message>
    <message>
        <source>%1 (%2): %3, %4 read, %5 written, %6 rows/s</source>
        <translation>%1（%2）：%3，已读 %4，已写 %5，%6 行/秒</translation>
    </message>
    <message>
        <source>the list of jobs (%1) is missing: %2</source>
        <translation>缺少作业列表（%1）：%2</translation>
    </message>
    <message>
        <source>list the jobs a cluster knows, running and ended</source>
        <translation>列出集群知道的作业，包括运行中的和已结束的</translation>
    </message>
    <message>
        <source>look for so many seconds first and print rows written a second; 10 to 30 suffice, an engine may update its counters in steps of ten</source>
        <translation>先观察这么多秒，并打印每秒写入的行数；10 到 30 秒即可，引擎可能每十秒才更新一次计数</translation>
    </message>
    <message>
        <source>Exit status: 0, or 2 when a list was answered by no member; json has what was not answered in &quot;unanswered&quot;.</source>
        <translation>退出状态：0；若有列表没有任何成员应答则为 2；json 把未应答的放在 &quot;unanswered&quot; 中。</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>格式有误</translation>
    </message>
    <message>
        <source>ROWS/S</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>No jobs in what was answered.</source>
        <translation>所应答的内容中没有作业。</translation>
    </message>
    <message>
        <source>No jobs: none runs, and the engine remembers none that ended.</source>
        <translation>没有作业：没有正在运行的，引擎也不记得任何已结束的。</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>MODE</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>READ</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>WRITTEN</source>
        <translation>已写</translation>
    </message>
    <message>
        <source>STARTED</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>MALFORMED</source>
        <translation>格式错误</translation>
    </message>
    <message>
        <source>the rules of engine version &quot;%1&quot; are not known; known are those of %2</source>
        <translation>不知道引擎版本 &quot;%1&quot; 的规则；已知的是 %2 的规则</translation>
    </message>
    <message>
        <source>list the mistakes in job files before anything runs</source>
        <translation>在运行之前列出作业文件中的错误</translation>
    </message>
    <message>
        <source>job files; - reads standard input</source>
        <translation>作业文件；- 读取标准输入</translation>
    </message>
    <message>
        <source>how to print: text, json (a line a file), sarif</source>
        <translation>如何打印：text、json（每个文件一行）、sarif</translation>
    </message>
    <message>
        <source>exit with 1 when a problem is at least this severe</source>
        <translation>当问题至少达到此严重程度时以 1 退出</translation>
    </message>
    <message>
        <source>whose rules apply</source>
        <translation>采用哪个版本的规则</translation>
    </message>
    <message>
        <source>apply the safe fixes to the files first</source>
        <translation>先对文件应用安全的修正</translation>
    </message>
    <message>
        <source>Lines and columns count from 1, columns in characters; offsets and lengths are bytes, of the text as UTF-8.
In JSON, &quot;uri&quot; is the file byte for byte, percent-encoded; &quot;file&quot;, which is for people, has U+FFFD where its name is not UTF-8; &quot;notChecked&quot; are the plugins whose options nobody looked at. A fix that would write out a secret has &quot;masked&quot;: true and no edits.
--fix says what it did on a line each, with the place that it had then, and what it left because it is not safe: such a fix changes what the job does, and is yours to choose.
Exit status: 0 nothing at or above --fail-on, 1 something is, 2 a file could not be read or written (the others are looked at nevertheless).</source>
        <translation>行和列从 1 起计，列以字符计；偏移和长度是 UTF-8 文本的字节数。
在 JSON 中，&quot;uri&quot; 是逐字节、经百分号编码的文件；供人阅读的 &quot;file&quot; 在名称不是 UTF-8 之处为 U+FFFD；&quot;notChecked&quot; 是选项没有检查过的插件。会写出机密的修正带有 &quot;masked&quot;: true，且没有 edits。
--fix 把所做的事每项写一行，并带上当时的位置，也说明因不安全而未做的：这样的修正会改变作业的行为，由您选择。
退出状态：0 没有达到 --fail-on 的问题，1 有，2 有文件无法读取或写入（其他文件仍会检查）。</translation>
    </message>
    <message>
        <source>standard input cannot be edited in place; leave out --fix</source>
        <translation>标准输入无法就地编辑；请去掉 --fix</translation>
    </message>
    <message>
        <source>save it as .conf</source>
        <translation>把它另存为 .conf</translation>
    </message>
    <message>
        <source>fix: %1</source>
        <translation>修正：%1</translation>
    </message>
    <message>
        <source>fixed: %1</source>
        <translation>已修正：%1</translation>
    </message>
    <message>
        <source>not fixed, for it is not safe: %1</source>
        <translation>因不安全而未修正：%1</translation>
    </message>
    <message>
        <source>a job of the name %1 runs there already, as %2</source>
        <translation>那里已有名为 %1 的作业在运行，即 %2</translation>
    </message>
    <message>
        <source>%1 The submit went out; looking for the job %2</source>
        <translation>%1 提交已发出；正在查找作业 %2</translation>
    </message>
    <message>
        <source>interrupted; the submit may have gone out: look for the job %1 before you send it again</source>
        <translation>已中断；提交可能已经发出：再次发送之前请先查找作业 %1</translation>
    </message>
    <message>
        <source>sluicectl edits, checks, submits and watches SeaTunnel jobs without a display.</source>
        <translation>sluicectl 无需显示器即可编辑、检查、提交和监视 SeaTunnel 作业。</translation>
    </message>
    <message>
        <source>Display program version information and exit</source>
        <translation>显示程序版本并退出</translation>
    </message>
    <message>
        <source>standard output cannot be written: %1</source>
        <translation>无法写入标准输出：%1</translation>
    </message>
    <message>
        <source>nothing was submitted: %1 Give one with -i NAME=VALUE.</source>
        <translation>什么也没有提交：%1 请用 -i NAME=VALUE 给出值。</translation>
    </message>
    <message>
        <source>nothing was submitted: %1</source>
        <translation>什么也没有提交：%1</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>一个错误</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 个错误</translation>
    </message>
    <message>
        <source>nothing was submitted: the file has %1 (above), which the engine will refuse or misread; --force submits it all the same</source>
        <translation>什么也没有提交：文件有%1（见上），引擎会拒绝或误读它；--force 仍会提交</translation>
    </message>
    <message>
        <source>nothing was submitted: with %1 (above) it cannot be written as JSON</source>
        <translation>什么也没有提交：有%1（见上），无法写成 JSON</translation>
    </message>
    <message>
        <source>%1 Choose another name, or give --overwrite.</source>
        <translation>%1 请选择另一个名称，或给出 --overwrite。</translation>
    </message>
    <message>
        <source>%1 replies in %2</source>
        <translation>%2 中有 %1 个应答</translation>
    </message>
    <message>
        <source>write down what a cluster answers, secrets masked</source>
        <translation>记录集群的应答，机密已遮盖</translation>
    </message>
    <message>
        <source>seconds to record; without it, until it is interrupted</source>
        <translation>记录多少秒；不给出则直到被中断</translation>
    </message>
    <message>
        <source>the file, compressed when its name ends in .gz; - is standard output</source>
        <translation>文件，名称以 .gz 结尾时会压缩；- 是标准输出</translation>
    </message>
    <message>
        <source>replace a file that is there, with the first answer</source>
        <translation>有第一个应答时替换已有的文件</translation>
    </message>
    <message>
        <source>The file grows with every answer and can be replayed whatever ends the recording. Ctrl+C, SIGTERM and SIGHUP end it with exit status 0.</source>
        <translation>文件随每个应答增长，无论记录因何结束都可以回放。Ctrl+C、SIGTERM 和 SIGHUP 以退出状态 0 结束记录。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min %3 s</source>
        <translation>%1 小时 %2 分 %3 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>No discrepancy found in %1 reply over %2</source>
        <translation>在 %2 内的 %1 个应答中没有发现不一致</translation>
    </message>
    <message>
        <source>No discrepancy found in %1 replies over %2</source>
        <translation>在 %2 内的 %1 个应答中没有发现不一致</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1; what is missing may have held some.</source>
        <translation>%1；缺失的部分可能有一些。</translation>
    </message>
    <message>
        <source>print what the rules find in a recording</source>
        <translation>打印规则在记录中发现的内容</translation>
    </message>
    <message>
        <source>made by sluicectl record; plain or gzip</source>
        <translation>由 sluicectl record 制作；普通或 gzip</translation>
    </message>
    <message>
        <source>text or json (a line an event)</source>
        <translation>text 或 json（每个事件一行）</translation>
    </message>
    <message>
        <source>In text, a recording without a finding gets a line that says so; in json, none. Answers are taken in the order in which they were written; a clock that was set back meanwhile is said on standard error.
Exit status: 0 no finding, 1 a critical or warning finding opened, 2 it could not run, or nothing was found in a recording that is not whole: lines of it cannot be read, or it ends within an answer. One whose recording was killed, or came to the end of the disk, is whole up to its last answer, packed or not.</source>
        <translation>text 格式下，没有发现的记录会有一行说明；json 格式下没有。应答按写入的顺序读取；其间被调回的时钟会在标准错误上说明。
退出状态：0 没有发现，1 打开了 critical 或 warning 级的发现，2 无法运行，或在不完整的记录中什么也没有发现：其中有些行无法读取，或它在一个应答中间结束。记录被强行终止或磁盘写满时，无论是否压缩，直到最后一个应答都是完整的。</translation>
    </message>
    <message>
        <source>%1 It is left out.</source>
        <translation>%1 它被略去。</translation>
    </message>
    <message>
        <source>Every --url is asked. A member that does not answer is named on standard error and left out; one that is given under several addresses or REST flavours is asked once. Through a proxy (http_proxy, no_proxy) errors name it.</source>
        <translation>每个 --url 都会询问。不应答的成员会在标准错误上指明并略去；以多个地址或 REST 版本给出的同一成员只询问一次。经过代理（http_proxy、no_proxy）时，错误会指明代理。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no job id: those are digits</source>
        <translation>&quot;%1&quot; 不是作业 id：作业 id 只有数字</translation>
    </message>
    <message>
        <source>interrupted; the stop may have gone out: look at the job %1 before you send it again</source>
        <translation>已中断；停止请求可能已经发出：再次发送之前请先查看作业 %1</translation>
    </message>
    <message>
        <source>no member that answers said that it has the job %1; the stop was sent, and nothing tells that it does anything</source>
        <translation>没有应答的成员说它有作业 %1；停止请求已发送，但无从得知它是否有效</translation>
    </message>
    <message>
        <source>asked %1 to stop %2 with a savepoint; the engine answers alike whether it does so or not: watch the job&apos;s state</source>
        <translation>已请求 %1 带保存点停止 %2；无论是否照做，引擎的应答都一样：请观察作业的状态</translation>
    </message>
    <message>
        <source>asked %1 to stop %2; the engine answers alike whether it does so or not: watch the job&apos;s state</source>
        <translation>已请求 %1 停止 %2；无论是否照做，引擎的应答都一样：请观察作业的状态</translation>
    </message>
    <message>
        <source>ask a cluster to stop a job</source>
        <translation>请求集群停止作业</translation>
    </message>
    <message>
        <source>as sluicectl jobs prints it</source>
        <translation>如 sluicectl jobs 所打印</translation>
    </message>
    <message>
        <source>with a savepoint to start from later</source>
        <translation>带保存点，以便日后从它启动</translation>
    </message>
    <message>
        <source>The stop is sent once, to a member that has the job, and to the next only when nothing could be sent or the answer says that this one does not know the job: members pass it on to the master. Where no answer comes the job&apos;s state is looked at for 20 s, and nothing is sent again.
Exit status: 0, or 2 when no member that has the job is known to have taken it.</source>
        <translation>停止请求只发送一次，发给有该作业的成员；只有当什么也发不出去，或应答说这个成员不认识该作业时，才发给下一个：成员会把它转交给 master。没有应答时，会查看作业的状态 20 秒，并且不再发送。
退出状态：0；若不知道有任何拥有该作业的成员接受了它，则为 2。</translation>
    </message>
    <message>
        <source>one stop to each --url: for a cluster that has split, where no half hears the other</source>
        <translation>对每个 --url 各发一次停止请求：用于已经分裂、各半互相听不见的集群</translation>
    </message>
    <message>
        <source>as: %1</source>
        <translation>名称：%1</translation>
    </message>
    <message>
        <source>submit a job file over REST and print its id</source>
        <translation>通过 REST 提交作业文件并打印其 id</translation>
    </message>
    <message>
        <source>a job file; its problems are printed on standard error</source>
        <translation>作业文件；其问题打印到标准错误</translation>
    </message>
    <message>
        <source>the job&apos;s name; else env job.name, else the file&apos;s name</source>
        <translation>作业的名称；否则用 env 的 job.name，再否则用文件的名称</translation>
    </message>
    <message>
        <source>submit a file that has errors</source>
        <translation>提交有错误的文件</translation>
    </message>
    <message>
        <source>start this stopped job again from its savepoint</source>
        <translation>从保存点再次启动这个已停止的作业</translation>
    </message>
    <message>
        <source>the id the job is to have; an engine starts an id that it knows no second time</source>
        <translation>作业要使用的 id；对于已知的 id，引擎不会再次启动</translation>
    </message>
    <message>
        <source>print what would be sent instead of sending it, and what is lost or changed on the way</source>
        <translation>打印将要发送的内容而不发送，以及途中会丢失或改变的内容</translation>
    </message>
    <message>
        <source>with --dry-run, print passwords and the like as they are</source>
        <translation>与 --dry-run 一起，按原样打印密码之类的内容</translation>
    </message>
    <message>
        <source>stay until the job has ended and print findings meanwhile</source>
        <translation>停留到作业结束，其间打印发现</translation>
    </message>
    <message>
        <source>seconds; with --watch, end when the job was not seen for so long (60)</source>
        <translation>秒数；与 --watch 一起，当作业这么久没有出现时结束（60）</translation>
    </message>
    <message>
        <source>of the findings: text or json (a line an event)</source>
        <translation>发现的格式：text 或 json（每个事件一行）</translation>
    </message>
    <message>
        <source>The job is sent once, to the first member that answers. Where no answer comes it is looked for at all of them for 20 s, and never sent again.
Exit status: 0 the engine has the job, 2 it has not, or it is not known (said on standard error). With --watch: 0 FINISHED and no finding, 1 anything else, 2 it could not run, or the job was not seen for the time of --give-up.</source>
        <translation>作业只发送一次，发给第一个应答的成员。没有应答时，会在所有成员上查找它 20 秒，绝不再次发送。
退出状态：0 引擎有该作业，2 没有，或者不得而知（在标准错误上说明）。带 --watch 时：0 FINISHED 且没有发现，1 其他任何情况，2 无法运行，或作业在 --give-up 的时间内没有出现。</translation>
    </message>
    <message>
        <source>the engine has the job, as %1</source>
        <translation>引擎有该作业，即 %1</translation>
    </message>
    <message>
        <source>submitted as %1</source>
        <translation>已提交为 %1</translation>
    </message>
    <message>
        <source>%1: %2 read, %3 written</source>
        <translation>%1：已读 %2，已写 %3</translation>
    </message>
    <message>
        <source>the job %1 was taken by the engine and never appeared in %2 s: an engine answers a submit under an id that runs already without starting anything</source>
        <translation>作业 %1 被引擎接受，但 %2 秒内从未出现：对于已在运行的 id，引擎会应答提交而不启动任何东西</translation>
    </message>
    <message>
        <source>the job %1 was last seen %2, and then no more for %3 s</source>
        <translation>最后一次看到作业 %1 时为 %2，此后 %3 秒没有再看到</translation>
    </message>
    <message>
        <source>interrupted; nothing was sent</source>
        <translation>已中断；什么也没有发送</translation>
    </message>
    <message>
        <source>interrupted; the submit may have gone out: look for a job of the name %1 before you send it again</source>
        <translation>已中断；提交可能已经发出：再次发送之前请先查找名为 %1 的作业</translation>
    </message>
    <message>
        <source>interrupted; the job %1 goes on</source>
        <translation>已中断；作业 %1 继续运行</translation>
    </message>
    <message>
        <source>a job file (.conf, .json); - reads standard input</source>
        <translation>作业文件（.conf、.json）；- 读取标准输入</translation>
    </message>
    <message>
        <source>print a file through the tree, byte for byte</source>
        <translation>逐字节打印经过语法树的文件</translation>
    </message>
    <message>
        <source>print the parsed tree as compact JSON, as the engine&apos;s parser makes it</source>
        <translation>以紧凑的 JSON 打印解析出的树，与引擎的解析器所得相同</translation>
    </message>
    <message>
        <source>A ${x} that nothing answers is printed as {&quot;$unresolved&quot;: &quot;${x}&quot;}, so that it is JSON in every case. Secrets are shown, as cat shows them.</source>
        <translation>没有任何值可填的 ${x} 打印为 {&quot;$unresolved&quot;: &quot;${x}&quot;}，这样在任何情况下都是 JSON。机密会显示，如同 cat。</translation>
    </message>
    <message>
        <source>print the text evenly laid out; comments, order and spelling stay</source>
        <translation>打印排版整齐的文本；注释、顺序和写法保持不变</translation>
    </message>
    <message>
        <source>blanks for one level, 1 to 8, or tab</source>
        <translation>每一级的空格数，1 到 8，或 tab</translation>
    </message>
    <message>
        <source>put the = and : of single-line options that follow each other in one column</source>
        <translation>把相邻单行选项的 = 和 : 对齐到同一列</translation>
    </message>
    <message>
        <source>print nothing; exit with 1 when the file is not laid out so</source>
        <translation>什么也不打印；当文件不是这样排版时以 1 退出</translation>
    </message>
    <message>
        <source>print what a cluster reports that is not so, as it is found</source>
        <translation>一旦发现集群报告的与事实不符，就打印出来</translation>
    </message>
    <message>
        <source>seconds to watch; without it, until it is interrupted</source>
        <translation>监视多少秒；不给出则直到被中断</translation>
    </message>
    <message>
        <source>print the running jobs with their counters and rates on standard error every so many seconds</source>
        <translation>每隔这么多秒在标准错误上打印运行中的作业及其计数和速率</translation>
    </message>
    <message>
        <source>Exit status: 0 all was seen and nothing found, 1 a critical or warning finding opened, 2 it could not run, or something that was needed was not answered (a member, a list): what was not seen is no all-clear, and is named.</source>
        <translation>退出状态：0 全都看到且没有发现，1 打开了 critical 或 warning 级的发现，2 无法运行，或有需要的东西没有应答（成员、列表）：没有看到的不能算平安，并会指明。</translation>
    </message>
    <message>
        <source>nothing was found in what was seen, which is no all-clear</source>
        <translation>在看到的内容中没有发现什么，但这不等于一切正常</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number of seconds from %2 to %3</source>
        <translation>&quot;%1&quot; 不是 %2 到 %3 之间的秒数</translation>
    </message>
    <message>
        <source>no known cluster is called &quot;%1&quot;; none is known yet: the window remembers those that it connects to</source>
        <translation>没有名为 &quot;%1&quot; 的已知集群；目前还没有已知的集群：窗口会记住它连接过的集群</translation>
    </message>
    <message>
        <source>no known cluster is called &quot;%1&quot;; did you mean &quot;%2&quot;?</source>
        <translation>没有名为 &quot;%1&quot; 的已知集群；您是指 &quot;%2&quot; 吗？</translation>
    </message>
    <message>
        <source>no known cluster is called &quot;%1&quot;; sluicectl clusters lists those that are known</source>
        <translation>没有名为 &quot;%1&quot; 的已知集群；sluicectl clusters 会列出已知的集群</translation>
    </message>
    <message>
        <source>&quot;%1&quot; wants the password of %2, which is not remembered; give it in --url http://%3</source>
        <translation>&quot;%1&quot; 需要 %2 的密码，而密码不会被记住；请在 --url http://%3 中给出</translation>
    </message>
    <message>
        <source>where the cluster answers, as http://host:5801 or http://host:8080/context; once for each member</source>
        <translation>集群应答的地址，例如 http://host:5801 或 http://host:8080/context；每个成员一次</translation>
    </message>
    <message>
        <source>instead, the name of a known cluster (sluicectl clusters)</source>
        <translation>或者：已知集群的名称（sluicectl clusters）</translation>
    </message>
    <message>
        <source>--url is required, or --cluster</source>
        <translation>需要 --url 或 --cluster</translation>
    </message>
    <message>
        <source>%1; did you mean &quot;%2&quot;?</source>
        <translation>%1；您是指 &quot;%2&quot; 吗？</translation>
    </message>
    <message>
        <source>%1 is required</source>
        <translation>需要 %1</translation>
    </message>
    <message>
        <source>The following argument was not expected: %1</source>
        <translation>没有预料到以下参数：%1</translation>
    </message>
    <message>
        <source>The following arguments were not expected: %1</source>
        <translation>没有预料到以下参数：%1</translation>
    </message>
    <message>
        <source>%1 excludes %2</source>
        <translation>%1 与 %2 不能同时使用</translation>
    </message>
    <message>
        <source>%1: %2 not in {%3}</source>
        <translation>%1：%2 不在 {%3} 之中</translation>
    </message>
    <message>
        <source>%1: %2 required %3 missing</source>
        <translation>%1：需要 %2 个 %3，但缺少</translation>
    </message>
    <message>
        <source>Could not convert: %1 = %2</source>
        <translation>无法转换：%1 = %2</translation>
    </message>
    <message>
        <source>A subcommand is required</source>
        <translation>需要一个子命令</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用法</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>SUBCOMMAND</source>
        <translation>子命令</translation>
    </message>
    <message>
        <source>Positionals</source>
        <translation>位置参数</translation>
    </message>
    <message>
        <source>Print this help message and exit</source>
        <translation>打印此帮助并退出</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Subcommands</source>
        <translation>子命令</translation>
    </message>
    <message>
        <source>it is empty; give a value (is a variable of the shell not set?)</source>
        <translation>它是空的；请给出值（是否有 shell 变量没有设置？）</translation>
    </message>
    <message>
        <source>it is empty; leave it out or give a value (is a variable of the shell not set?)</source>
        <translation>它是空的；请去掉它或给出值（是否有 shell 变量没有设置？）</translation>
    </message>
    <message>
        <source>word %1 of the command line is no UTF-8: its byte %2 (from 0) is not part of any character</source>
        <translation>命令行的第 %1 个词不是 UTF-8：其第 %2 个字节（从 0 起）不属于任何字符</translation>
    </message>
    <message>
        <source>%1 (sluicectl --help lists them)</source>
        <translation>%1（sluicectl --help 会列出全部）</translation>
    </message>
    <message>
        <source>there is no command &quot;%1&quot;</source>
        <translation>没有命令 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>there is no option &quot;%1&quot;</source>
        <translation>没有选项 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 (sluicectl --help says more)</source>
        <translation>%1（详见 sluicectl --help）</translation>
    </message>
    <message>
        <source>%1 (sluicectl %2 --help lists them)</source>
        <translation>%1（sluicectl %2 --help 会列出全部）</translation>
    </message>
    <message>
        <source>a word of the command line is empty; leave it out (is a variable of the shell not set?)</source>
        <translation>命令行有一个词是空的；请去掉它（是否有 shell 变量没有设置？）</translation>
    </message>
    <message>
        <source>%1 (sluicectl %2 --help says more)</source>
        <translation>%1（详见 sluicectl %2 --help）</translation>
    </message>
    <message>
        <source>the list of ended jobs (%2) was not seen: %1</source>
        <translation>未能看到已结束作业的列表（%2）：%1</translation>
    </message>
    <message>
        <source>%1 more entries of the same list cannot be read</source>
        <translation>同一列表中还有 %1 条无法读取</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>INT</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>FLOAT</source>
        <translation>数</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Excludes</source>
        <translation>不能同时使用</translation>
    </message>
    <message>
        <source>there is not enough memory for this, or this program may not have it (ulimit -v)</source>
        <translation>内存不足以完成此事，或者本程序不得使用更多内存（ulimit -v）</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>looking for findings</source>
        <translation>正在查找发现</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a number from 1 to 8 nor tab</source>
        <translation>&quot;%1&quot; 既不是 1 到 8 的数，也不是 tab</translation>
    </message>
    <message>
        <source>warning: the settings of the window in %1 are not used: %2</source>
        <translation>警告：未使用 %1 中的窗口设置：%2</translation>
    </message>
    <message>
        <source>%1: At Most %2 required but received %3</source>
        <translation>%1：最多可给 %2 个，却给了 %3 个</translation>
    </message>
    <message>
        <source>%1: Should be true/false or a number</source>
        <translation>%1：应为 true、false 或一个数</translation>
    </message>
    <message>
        <source>%1 stands alone, and &quot;%2&quot; was given with it</source>
        <translation>%1 只能单独使用，却同时给出了 &quot;%2&quot;</translation>
    </message>
    <message>
        <source>The one with a star is the target of a submit in the window. Nobody is asked.
Exit status: 0; 2 when what the window remembers cannot be read.</source>
        <translation>带星号的是窗口中提交的目标。不会询问任何成员。
退出状态：0；窗口所记内容无法读取时为 2。</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>This is no address of an engine. It looks like http://host:5801 or http://host:8080/context.</source>
        <translation>这不是引擎的地址。它应形如 http://host:5801 或 http://host:8080/context。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no port: a port is a number from 1 to 65535.</source>
        <translation>“%1”不是端口：端口是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>The port is missing after the colon: a port is a number from 1 to 65535.</source>
        <translation>冒号后缺少端口：端口是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; alone would be the address %2. Write that in full, or the host in front of a port, as in http://localhost:5801.</source>
        <translation>单独的“%1”会被当作地址 %2。请完整写出该地址，或在端口前写上主机，例如 http://localhost:5801。</translation>
    </message>
    <message>
        <source>The name or password before the @ holds a character that ends an address. Write %2F for /, %3F for ?, %23 for # and %40 for @.</source>
        <translation>@ 之前的用户名或密码含有会截断地址的字符。请用 %2F 表示 /，%3F 表示 ?，%23 表示 #，%40 表示 @。</translation>
    </message>
    <message>
        <source>An IPv6 address is written in brackets, as in http://[::1]:5801.</source>
        <translation>IPv6 地址要写在方括号中，例如 http://[::1]:5801。</translation>
    </message>
    <message>
        <source>Nothing was asked: the environment variable %1 holds no address of a proxy, as in http://proxy:3128. In the name and password before the @ write %2F for /, %3F for ?, %23 for # and %40 for @.</source>
        <translation>没有发出任何请求：环境变量 %1 中不是代理地址（应如 http://proxy:3128 这样）。在 @ 之前的用户名和密码中，/ 写作 %2F，? 写作 %3F，# 写作 %23，@ 写作 %40。</translation>
    </message>
    <message>
        <source>Nothing was asked: the proxy in the environment variable %1 is of a kind that is not spoken here. It can begin with http:// or socks5://.</source>
        <translation>没有发出任何请求：环境变量 %1 中的代理类型不受支持。它可以以 http:// 或 socks5:// 开头。</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>The packed data is damaged; what came before is used.</source>
        <translation>压缩数据已损坏；使用损坏之前的内容。</translation>
    </message>
    <message>
        <source>The reading of the recording was cancelled.</source>
        <translation>已取消读取录制内容。</translation>
    </message>
    <message>
        <source>The recording ends in the middle, as after a crash; what came before is used.</source>
        <translation>录制内容在中途结束（例如程序崩溃后）；使用此前的内容。</translation>
    </message>
    <message>
        <source>The recording is larger than %1 MB here; what came before is used.</source>
        <translation>录制内容在此处超过 %1 MB；使用此前的内容。</translation>
    </message>
    <message>
        <source>The recording needs more than %1 MB of memory from here on; what came before is used.</source>
        <translation>录制内容从此处起需要超过 %1 MB 内存；使用此前的内容。</translation>
    </message>
    <message>
        <source>The recording has more than %1 lines; the others are left out.</source>
        <translation>录制内容超过 %1 行；其余的略去。</translation>
    </message>
    <message>
        <source>This line is not a JSON object and is left out.</source>
        <translation>此行不是 JSON 对象，已略去。</translation>
    </message>
    <message>
        <source>This file holds no recorded replies.</source>
        <translation>此文件不包含录制的应答。</translation>
    </message>
    <message>
        <source>The clock of the computer that recorded was set back by %1 s here; the time is carried on from there, in the order in which the answers came.</source>
        <translation>录制的计算机的时钟在此处被拨回了 %1 秒；从这里起时间按应答到来的顺序继续。</translation>
    </message>
    <message>
        <source>The clock of the computer that recorded was set back %2 times, the first time by %1 s here; the time is carried on, in the order in which the answers came.</source>
        <translation>录制的计算机的时钟被拨回了 %2 次，第一次在此处拨回 %1 秒；时间按应答到来的顺序继续。</translation>
    </message>
    <message>
        <source>The recording cannot be read: %1</source>
        <translation>无法读取录制内容：%1</translation>
    </message>
    <message>
        <source>Nothing answered at this address.</source>
        <translation>这个地址没有应答。</translation>
    </message>
    <message>
        <source>No answer in time.</source>
        <translation>没有及时应答。</translation>
    </message>
    <message>
        <source>The connection was closed before the answer was complete.</source>
        <translation>应答未完成，连接就被关闭了。</translation>
    </message>
    <message>
        <source>This is a recording: a replay cannot be changed.</source>
        <translation>这是录制内容：回放无法更改。</translation>
    </message>
    <message>
        <source>The recording has no answer to this question.</source>
        <translation>录制内容中没有对此请求的应答。</translation>
    </message>
    <message>
        <source>This line</source>
        <translation>此行</translation>
    </message>
    <message>
        <source>a time in seconds</source>
        <translation>以秒计的时间</translation>
    </message>
    <message>
        <source>an HTTP status</source>
        <translation>HTTP 状态码</translation>
    </message>
    <message>
        <source>There is no host of this name. Check the spelling and the VPN.</source>
        <translation>没有这个名称的主机。请检查拼写和 VPN。</translation>
    </message>
    <message>
        <source>No connection within %1 s: the host may be down, the address wrong, or a firewall in between.</source>
        <translation>%1 秒内未能建立连接：主机可能已停机，地址可能有误，或中间有防火墙。</translation>
    </message>
    <message>
        <source>The connection was taken, but no answer came within %1 s: the engine may be too full to answer (its heap, its threads), paused or hung.</source>
        <translation>连接已被接受，但 %1 秒内没有应答：引擎可能已满负荷（堆内存、线程）、被暂停或已挂起。</translation>
    </message>
    <message>
        <source>The answer began and was not complete within %1 s: the engine or the network is too slow for it.</source>
        <translation>应答已开始，但 %1 秒内未完成：引擎或网络太慢。</translation>
    </message>
    <message>
        <source>No complete answer within %1 s. The engine may be paused, overloaded or behind a firewall.</source>
        <translation>%1 秒内没有完整的应答。引擎可能被暂停、过载，或在防火墙之后。</translation>
    </message>
    <message>
        <source>No encrypted connection within %1 s: the host may be down, the port may speak http and not https, or a firewall is in between.</source>
        <translation>%1 秒内未能建立加密连接：主机可能已停机，该端口可能使用 http 而非 https，或中间有防火墙。</translation>
    </message>
    <message>
        <source>The proxy %1 does not carry the request on: %2. Where the engine can be reached without it, add its host to no_proxy.</source>
        <translation>代理 %1 没有转发请求：%2。如果不经代理即可访问引擎，请将其主机加入 no_proxy。</translation>
    </message>
    <message>
        <source>There is no host of the proxy&apos;s name, %1. Check http_proxy; where the engine can be reached without a proxy, add its host to no_proxy.</source>
        <translation>没有名为 %1 的代理主机。请检查 http_proxy；如果不经代理也能到达引擎，请把引擎的主机加入 no_proxy。</translation>
    </message>
    <message>
        <source>The connection was closed without an answer, by the proxy %1 or behind it. Where the engine can be reached without it, add its host to no_proxy.</source>
        <translation>连接未得到应答就被关闭，由代理 %1 或其后的服务器关闭。如果不经代理也能到达引擎，请把引擎的主机加入 no_proxy。</translation>
    </message>
    <message>
        <source>The answer is damaged and was not used: its head, its length, its chunks or its compression are not as HTTP has them. The server, or a proxy in between, sends it so.</source>
        <translation>应答已损坏，未被采用：它的首部、长度、分块或压缩不符合 HTTP。服务器或中间的代理就是这样发送的。</translation>
    </message>
    <message>
        <source>The connection ended before a whole answer had come.</source>
        <translation>连接在完整的应答到达之前就结束了。</translation>
    </message>
    <message>
        <source>The encrypted connection could not be set up: %1</source>
        <translation>无法建立加密连接：%1</translation>
    </message>
    <message>
        <source>The connection failed: %1</source>
        <translation>连接失败：%1</translation>
    </message>
    <message>
        <source>The answer is larger than %1 MB and was cut off.</source>
        <translation>应答大于 %1 MB，已被截断。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已取消。</translation>
    </message>
    <message>
        <source>This cluster has no member of that name.</source>
        <translation>该集群没有这个名称的成员。</translation>
    </message>
    <message>
        <source>%1 does not have the expected shape: it is not %2.</source>
        <translation>%1 的结构不符合预期：它不是%2。</translation>
    </message>
    <message>
        <source>%1 does not have the expected shape: %2 is missing or not %3.</source>
        <translation>%1 的结构不符合预期：%2 缺失，或者不是%3。</translation>
    </message>
    <message>
        <source>The packed data is damaged before its first answer is whole: there is nothing to use.</source>
        <translation>压缩数据在第一个应答完整之前就已损坏：没有可用的内容。</translation>
    </message>
    <message>
        <source>The recording ends before its first answer is whole, as after a crash: there is nothing to use.</source>
        <translation>记录在第一个应答完整之前就结束了，如同崩溃之后：没有可用的内容。</translation>
    </message>
    <message>
        <source>The recording is larger than %1 MB before its first answer is whole: there is nothing to use.</source>
        <translation>记录在第一个应答完整之前就超过了 %1 MB：没有可用的内容。</translation>
    </message>
</context>
<context>
    <name>sluice::editing::Document</name>
    <message>
        <source>typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>restore unsaved changes</source>
        <translation>恢复未保存的更改</translation>
    </message>
    <message>
        <source>reload from disk</source>
        <translation>从磁盘重新加载</translation>
    </message>
</context>
<context>
    <name>sluice::editor::EditorPage</name>
    <message>
        <source>JSON has no comments, so nothing was changed.</source>
        <translation>JSON 没有注释，因此没有更改任何内容。</translation>
    </message>
    <message>
        <source>toggle comment</source>
        <translation>切换注释</translation>
    </message>
    <message>
        <source>This fix could not be applied; nothing was changed.</source>
        <translation>此修复无法应用；没有更改任何内容。</translation>
    </message>
    <message>
        <source>There is nothing that could be fixed without a decision of yours.</source>
        <translation>没有无需您决定即可修复的内容。</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Mode %1</source>
        <translation>模式 %1</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>单位：%1</translation>
    </message>
    <message>
        <source>No default of its own: the engine&apos;s configuration decides.</source>
        <translation>没有自己的默认值：由引擎的配置决定。</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>默认值：%1</translation>
    </message>
    <message>
        <source>One of: %1</source>
        <translation>可选值：%1</translation>
    </message>
    <message>
        <source>No recovery copy could be written: %1</source>
        <translation>无法写入恢复副本：%1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Only the options of env, as fields</source>
        <translation>只显示 env 的选项（字段）</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Form and text side by side</source>
        <translation>表单与文本并排</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Only the text</source>
        <translation>只显示文本</translation>
    </message>
    <message>
        <source>The job reads what is there and ends (sets job.mode)</source>
        <translation>作业读完现有数据后结束（设置 job.mode）</translation>
    </message>
    <message>
        <source>The job runs until it is stopped (sets job.mode)</source>
        <translation>作业一直运行，直到被停止（设置 job.mode）</translation>
    </message>
    <message>
        <source>Options of env</source>
        <translation>env 的选项</translation>
    </message>
    <message>
        <source>Form and text</source>
        <translation>表单与文本</translation>
    </message>
    <message>
        <source>UTF-8, broken</source>
        <translation>UTF-8（有损坏）</translation>
    </message>
    <message>
        <source>This is SQL: what is wrong with it is mended in the text, so nothing was changed.</source>
        <translation>这是 SQL：其中的问题须在文本中修改，因此未作任何更改。</translation>
    </message>
    <message>
        <source>Mode not set: BATCH</source>
        <translation>未设置模式：BATCH</translation>
    </message>
    <message>
        <source>C&amp;onvert to HOCON…</source>
        <translation>转换为 HOCON(&amp;O)…</translation>
    </message>
    <message>
        <source>Not saved to a file yet</source>
        <translation>尚未保存到文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Only an SQL job is converted.</source>
        <translation>只有 SQL 作业可以转换。</translation>
    </message>
</context>
<context>
    <name>sluice::editor::FileNotice</name>
    <message>
        <source>&amp;Keep mine</source>
        <translation>保留我的版本(&amp;K)</translation>
    </message>
    <message>
        <source>Com&amp;pare</source>
        <translation>比较(&amp;P)</translation>
    </message>
    <message>
        <source>%1 was changed on disk by another program, and it was changed here.</source>
        <translation>%1 在磁盘上被其他程序修改过，在此处也有修改。</translation>
    </message>
    <message>
        <source>%1 was changed on disk by another program.</source>
        <translation>%1 在磁盘上被其他程序修改过。</translation>
    </message>
    <message>
        <source>%1 was removed or renamed on disk. Its text is only here now; saving writes the file again.</source>
        <translation>%1 在磁盘上已被删除或改名。其文本现在只在此处；保存会重新写出该文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read any more, so it is not known whether it was changed. %2</source>
        <translation>%1 已无法读取，因此不知道它是否被修改过。%2</translation>
    </message>
    <message>
        <source>convert to UTF-8</source>
        <translation>转换为 UTF-8</translation>
    </message>
    <message>
        <source>%1 was not saved. %2</source>
        <translation>%1 未保存。%2</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Reloa&amp;d</source>
        <translation>重新加载(&amp;D)</translation>
    </message>
    <message>
        <source>Write &amp;it again</source>
        <translation>重新写出(&amp;I)</translation>
    </message>
    <message>
        <source>Write &amp;it in place</source>
        <translation>原地写入(&amp;I)</translation>
    </message>
    <message>
        <source>Write &amp;it anyway</source>
        <translation>仍然写入(&amp;I)</translation>
    </message>
    <message>
        <source>Convert to UTF-&amp;8 and save</source>
        <translation>转换为 UTF-&amp;8 并保存</translation>
    </message>
    <message>
        <source>&amp;Show the place</source>
        <translation>显示位置(&amp;S)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>sluice::editor::FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>全字匹配(&amp;W)</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一个匹配 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一个匹配 (Enter)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭 (Escape)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation>全部替换(&amp;A)</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 处匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>&amp;Match case</source>
        <translation>区分大小写(&amp;M)</translation>
    </message>
</context>
<context>
    <name>sluice::editor::GoToBar</name>
    <message>
        <source>Go to line</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>line:column</source>
        <translation>行:列</translation>
    </message>
    <message>
        <source>&amp;Go to line:</source>
        <translation>转到行(&amp;G)：</translation>
    </message>
</context>
<context>
    <name>sluice::editor::ProblemsPanel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter problems</source>
        <translation>筛选问题</translation>
    </message>
    <message>
        <source>Fix all safe</source>
        <translation>修复所有安全项</translation>
    </message>
    <message>
        <source>Applies every fix that needs no decision, as one undo step</source>
        <translation>应用所有无需决定的修复，作为一个撤销步骤</translation>
    </message>
    <message>
        <source>No job file is in front</source>
        <translation>当前页面不是作业文件</translation>
    </message>
    <message>
        <source>What is wrong with a job file is shown here while its page is in front.</source>
        <translation>作业文件的页面在前面时，这里显示其中的问题。</translation>
    </message>
    <message>
        <source>Nothing found in %1</source>
        <translation>%1 中未发现问题</translation>
    </message>
</context>
<context>
    <name>sluice::editor::TextView</name>
    <message>
        <source>Text of the job</source>
        <translation>作业的文本</translation>
    </message>
</context>
<context>
    <name>sluice::items::FindingsModel</name>
    <message>
        <source>muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>to acknowledge</source>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>sluice::items::JobsModel</name>
    <message>
        <source>final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>No member has reported this job&apos;s state.</source>
        <translation>没有成员报告过此作业的状态。</translation>
    </message>
    <message>
        <source>%1 said so %2 ago.</source>
        <translation>%1 在 %2前如此报告。</translation>
    </message>
    <message>
        <source>%1, id %2</source>
        <translation>%1，id %2</translation>
    </message>
    <message>
        <source>%1 (malformed)</source>
        <translation>%1（格式有误）</translation>
    </message>
    <message>
        <source>What %1 says of this job cannot be read whole: %2</source>
        <translation>%1 关于此作业的应答无法完整读取：%2</translation>
    </message>
    <message>
        <source>%1 said so at %2. No list has the job any more.</source>
        <translation>%1 于 %2 如此报告。该作业已不在任何列表中。</translation>
    </message>
    <message>
        <source>%1 said so at %2. Nothing was heard of the job since then.</source>
        <translation>%1 于 %2 这样报告。此后再没有该作业的消息。</translation>
    </message>
    <message>
        <source>The engine does not say when this job started.</source>
        <translation>引擎没有说明此作业何时开始。</translation>
    </message>
    <message>
        <source>The engine does not say when this job ended.</source>
        <translation>引擎没有说明此作业何时结束。</translation>
    </message>
    <message>
        <source>The engine says when this job started, but not in which time zone: how long ago that was is known when another job starts while the cluster is watched.</source>
        <translation>引擎说明了此作业何时开始，但没有说明时区：监视期间有另一个作业启动后，才能知道已经过了多久。</translation>
    </message>
    <message>
        <source>In the time zone of this computer: %1.</source>
        <translation>按本机时区：%1。</translation>
    </message>
    <message>
        <source>By the engine&apos;s own clock: its time zone is not known yet.</source>
        <translation>按引擎自己的时钟：其时区尚不可知。</translation>
    </message>
    <message>
        <source>Not known yet: its counters have to rise twice, or to be looked at for ten seconds.</source>
        <translation>尚不知道：其计数器需上升两次，或被观察十秒。</translation>
    </message>
    <message>
        <source>No row was written in the last %1 or longer.</source>
        <translation>最近 %1 或更久没有写入任何行。</translation>
    </message>
    <message>
        <source>%1 said so at %2, near the end of the recording. What became of the job is not in it.</source>
        <translation>%1 于 %2 这样说，已接近录制的结尾。作业之后的情况不在其中。</translation>
    </message>
</context>
<context>
    <name>sluice::items::MembersModel</name>
    <message>
        <source>master</source>
        <translation>master</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>工作节点</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>The process calls itself %1; it draws another name at every start.</source>
        <translation>进程自称 %1；每次启动都会换一个名称。</translation>
    </message>
    <message>
        <source>The process has the uuid %1; it gets another one at every start.</source>
        <translation>进程的 uuid 为 %1；每次启动都会得到新的 uuid。</translation>
    </message>
    <message>
        <source>The process calls itself %1 and has the uuid %2; both change at every start.</source>
        <translation>进程自称 %1，uuid 为 %2；两者在每次启动时都会改变。</translation>
    </message>
</context>
<context>
    <name>sluice::items::OptionFormModel</name>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>The key in the text</source>
        <translation>文本中的键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>What the text says, or the default</source>
        <translation>文本中的值，或默认值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Where the value comes from</source>
        <translation>值的来源</translation>
    </message>
    <message>
        <source>This is an SQL job: its env and tables are edited in the text. To use the form, convert it to HOCON.</source>
        <translation>这是 SQL 作业：env 和表在文本中编辑。要使用表单，请将其转换为 HOCON。</translation>
    </message>
    <message>
        <source>This is SQL for Flink, not a SeaTunnel job: it is edited in the text.</source>
        <translation>这是 Flink 的 SQL，不是 SeaTunnel 作业：请在文本中编辑。</translation>
    </message>
    <message>
        <source>%1 cannot be changed here: %2</source>
        <translation>%1 不能在此更改：%2</translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>设置 %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 且 %2</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <translation>%1，或 %2</translation>
    </message>
    <message>
        <source>Other keys in the text</source>
        <translation>文本中的其他键</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>engine decides</source>
        <translation>由引擎决定</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>A BATCH job should not set this: remove it, or switch the job to STREAMING.</source>
        <translation>BATCH 作业不应设置它：请删除，或把作业切换为 STREAMING。</translation>
    </message>
    <message>
        <source>A STREAMING job should not set this: remove it, or switch the job to BATCH.</source>
        <translation>STREAMING 作业不应设置它：请删除，或把作业切换为 BATCH。</translation>
    </message>
    <message>
        <source>The engine reads this nowhere.</source>
        <translation>引擎在任何地方都不读取它。</translation>
    </message>
    <message>
        <source>This counts only where %1.</source>
        <translation>仅当 %1 时它才起作用。</translation>
    </message>
    <message>
        <source>Only one of this and %1 can be set: remove that one first.</source>
        <translation>它与 %1 只能设置一个：请先删除 %1。</translation>
    </message>
    <message>
        <source>This is an object or a list: edit it in the text.</source>
        <translation>这是对象或列表：请在文本中编辑。</translation>
    </message>
    <message>
        <source>Not an option of env that Sluice knows.</source>
        <translation>不是 Sluice 所知的 env 选项。</translation>
    </message>
    <message>
        <source>Not an option of %1 that Sluice knows.</source>
        <translation>不是 Sluice 所知的 %1 选项。</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>rows/s</source>
        <translation>行/秒</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>字节/秒</translation>
    </message>
</context>
<context>
    <name>sluice::items::ProblemsModel</name>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Error: the engine refuses it. Warning: it runs and hurts. Hint: worth knowing.</source>
        <translation>错误：引擎会拒绝它。警告：能运行但有害。提示：值得知道。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>The name under which the problem is explained</source>
        <translation>解释该问题所用的名称</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>fix all</source>
        <translation>全部修复</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>该怎么办</translation>
    </message>
</context>
<context>
    <name>sluice::items::StatesModel</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>final</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>last seen</source>
        <translation>最后所见</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::AddressSearch</name>
    <message>
        <source>%1 and %2 are one member; it is asked once, at %1.</source>
        <translation>%1 与 %2 是同一个成员；只在 %1 询问一次。</translation>
    </message>
    <message>
        <source>%1 and %2 do not see each other: they are members of two clusters (compare cluster-name in hazelcast.yaml), or of one that has split.</source>
        <translation>%1 与 %2 看不到彼此：它们属于两个集群（请比较 hazelcast.yaml 中的 cluster-name），或属于一个已分裂的集群。</translation>
    </message>
    <message>
        <source>%1 and %2 may be one member: neither said who it is. Both are asked.</source>
        <translation>%1 与 %2 可能是同一成员：两者都没有说明身份。两者都会被询问。</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::ClusterStrip</name>
    <message>
        <source>as of %1 ago</source>
        <translation>%1前的情况</translation>
    </message>
    <message>
        <source>%1 has never answered. %2</source>
        <translation>%1 从未应答。%2</translation>
    </message>
    <message>
        <source>%1 does not answer; what is shown was last said at %2. %3</source>
        <translation>%1 没有应答；所显示的是 %2 时的情况。%3</translation>
    </message>
    <message>
        <source>Locked: submitting and stopping ask for the cluster&apos;s name first.</source>
        <translation>已锁定：提交和停止之前会要求输入集群名称。</translation>
    </message>
    <message>
        <source>SeaTunnel %1</source>
        <translation>SeaTunnel %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n member(s) answer</source>
        <translation>
            <numerusform>%n 个成员中有 %1 个应答</numerusform>
        </translation>
    </message>
    <message>
        <source>master %1, %2</source>
        <translation>master %1，%2</translation>
    </message>
    <message>
        <source>master %1</source>
        <translation>master %1</translation>
    </message>
    <message>
        <source>%1 answers with errors; what is shown was last said at %2. %3</source>
        <translation>%1 以错误作答；所显示的内容是 %2 最后说的。%3</translation>
    </message>
    <message>
        <source>as of %1, where the recording ends</source>
        <translation>截至 %1，录制在此结束</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::ConnectSheet</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message numerus="yes">
        <source>Asking %n address(es): REST v1 or v2, which version…</source>
        <translation>
            <numerusform>正在询问 %n 个地址：REST v1 还是 v2，哪个版本…</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the addresses of the other members, one a line, to see where they disagree.</source>
        <translation>请逐行添加其他成员的地址，以便看出它们在哪里不一致。</translation>
    </message>
    <message>
        <source>There is a cluster of this name already.</source>
        <translation>已经有同名的集群。</translation>
    </message>
    <message>
        <source>Cancel the &amp;search</source>
        <translation>取消查找(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find out what answers</source>
        <translation>查明应答者(&amp;F)</translation>
    </message>
    <message>
        <source>Connect to a cluster</source>
        <translation>连接集群</translation>
    </message>
    <message>
        <source>&amp;Address of a member, or several, one a line:</source>
        <translation>一个成员的地址，或每行一个(&amp;A)：</translation>
    </message>
    <message>
        <source>Addresses of the cluster&apos;s members</source>
        <translation>集群成员的地址</translation>
    </message>
    <message>
        <source>Asking the addresses</source>
        <translation>正在询问各地址</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Name of the cluster</source>
        <translation>集群的名称</translation>
    </message>
    <message>
        <source>C&amp;olour:</source>
        <translation>颜色(&amp;O)：</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>选择颜色</translation>
    </message>
    <message>
        <source>The colour by which you will know this cluster.</source>
        <translation>用来辨认此集群的颜色。</translation>
    </message>
    <message>
        <source>Colour of the cluster</source>
        <translation>集群的颜色</translation>
    </message>
    <message>
        <source>&amp;Lock it: submitting and stopping ask for its name first</source>
        <translation>锁定：提交和停止之前要求输入其名称(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 speaks http there, not https: passwords and data would go over the line unencrypted.</source>
        <translation>%1 在那里使用的是 http 而不是 https：密码和数据将不加密地传输。</translation>
    </message>
    <message>
        <source>Addresses beside these that do not answer: %1.</source>
        <translation>此外没有应答的地址：%1 个。</translation>
    </message>
    <message>
        <source>Connect waits for the answers.</source>
        <translation>正在等待应答，之后才能连接。</translation>
    </message>
    <message>
        <source>Connect needs an address first.</source>
        <translation>连接之前需要一个地址。</translation>
    </message>
    <message>
        <source>Connect needs to know first what answers there: press Enter in the address.</source>
        <translation>连接之前需要知道那里有什么应答：请在地址栏中按 Enter。</translation>
    </message>
    <message>
        <source>Connect needs an address that answers.</source>
        <translation>连接需要一个有应答的地址。</translation>
    </message>
    <message>
        <source>Connect needs a name for the cluster.</source>
        <translation>连接需要给集群一个名称。</translation>
    </message>
    <message>
        <source>Connect to %1 again</source>
        <translation>重新连接 %1</translation>
    </message>
    <message>
        <source>Enter finds out what answers there, Shift+Enter begins another line.</source>
        <translation>按 Enter 查明那里有什么应答，按 Shift+Enter 另起一行。</translation>
    </message>
    <message>
        <source>Use &amp;http instead</source>
        <translation>改用 http(&amp;H)</translation>
    </message>
    <message>
        <source>Use http instead</source>
        <translation>改用 http</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户(&amp;U)：</translation>
    </message>
    <message>
        <source>only where it is asked for</source>
        <translation>仅在需要时填写</translation>
    </message>
    <message>
        <source>User, where the cluster asks for one</source>
        <translation>用户（集群要求时）</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Password, where the cluster asks for one</source>
        <translation>密码（集群要求时）</translation>
    </message>
    <message>
        <source>It is not remembered: the next start of the program asks for it again.</source>
        <translation>密码不会被记住：程序下次启动时会再次询问。</translation>
    </message>
    <message>
        <source>If the engine is only down, add the cluster anyway: it is shown as soon as it answers.</source>
        <translation>如果引擎只是没有启动，可以仍然添加该集群：它一应答就会显示。</translation>
    </message>
    <message>
        <source>Use the address that ans&amp;wers</source>
        <translation>使用有应答的地址(&amp;W)</translation>
    </message>
    <message>
        <source>Use the address that answers</source>
        <translation>使用有应答的地址</translation>
    </message>
    <message>
        <source>Add any&amp;way</source>
        <translation>仍然添加(&amp;Y)</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>仍然添加</translation>
    </message>
    <message>
        <source>Adds the cluster although nothing answers. It is asked again and again, and shown as soon as it answers.</source>
        <translation>尽管没有应答仍添加该集群。会反复询问它，它一应答就会显示。</translation>
    </message>
    <message>
        <source>This is %1, which is in the list already.</source>
        <translation>这就是列表中已有的 %1。</translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation>显示它(&amp;S)</translation>
    </message>
    <message>
        <source>%1 answers: SeaTunnel %2, REST %3, %4, %5, in %6.</source>
        <translation>%1 有应答：SeaTunnel %2，REST %3，%4，%5，用时 %6。</translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n 个 worker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running job(s)</source>
        <translation>
            <numerusform>%n 个运行中的作业</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::DagList</name>
    <message>
        <source>%1 (parallelism %2)</source>
        <translation>%1（并行度 %2）</translation>
    </message>
    <message>
        <source>The engine has not told the stages yet.</source>
        <translation>引擎尚未提供各环节。</translation>
    </message>
    <message>
        <source>Stages of the job</source>
        <translation>作业的各环节</translation>
    </message>
    <message>
        <source>As the engine calls them:</source>
        <translation>引擎对它们的称呼：</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::FindingDetails</name>
    <message>
        <source>Select a finding to read about it.</source>
        <translation>选择一条发现即可查看详情。</translation>
    </message>
    <message>
        <source>Open since %1, last confirmed %2 later.</source>
        <translation>自 %1 起未结束，%2后最近一次确认。</translation>
    </message>
    <message>
        <source>From %1 until %2: the evidence is gone.</source>
        <translation>从 %1 到 %2：证据已消失。</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报告的内容</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观察到的内容</translation>
    </message>
    <message>
        <source>Likely cause</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>该怎么办</translation>
    </message>
    <message>
        <source>Shows what the engine really answered.</source>
        <translation>显示引擎实际应答的内容。</translation>
    </message>
    <message>
        <source>Explains this kind of finding.</source>
        <translation>说明这一类发现。</translation>
    </message>
    <message>
        <source>Takes this kind of finding about this job out of the way.</source>
        <translation>不再突出显示此作业的这一类发现。</translation>
    </message>
    <message>
        <source>From %1; acknowledged by %2 at %3.</source>
        <translation>自 %1 起；由 %2 于 %3 确认。</translation>
    </message>
    <message>
        <source>Open since %1, not observed since %2: that undoes nothing, so it stays until you acknowledge it.</source>
        <translation>自 %1 起未结束，自 %2 起不再观察到：这并不能消除任何影响，因此会一直保留，直到您确认。</translation>
    </message>
    <message>
        <source>From %1 until %2: there is proof that it was undone.</source>
        <translation>从 %1 到 %2：有证据表明其影响已被消除。</translation>
    </message>
    <message>
        <source>Closes it, with your name and the time: you have seen it and do what is to be done.</source>
        <translation>将其结束，并记下您的名字和时间：您已看到它，并会处理该处理的事。</translation>
    </message>
    <message>
        <source>Open job</source>
        <translation>打开作业</translation>
    </message>
    <message>
        <source>Raw reply</source>
        <translation>原始应答</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>%1 on %2  ·  %3</source>
        <translation>%2 上的 %1  ·  %3</translation>
    </message>
    <message>
        <source>All times are those of this computer: %1.</source>
        <translation>所有时间均为本机时间：%1。</translation>
    </message>
    <message>
        <source>Shows and counts this kind of finding about this job again.</source>
        <translation>重新显示并计入该作业的这类发现。</translation>
    </message>
    <message>
        <source>Copy this finding</source>
        <translation>复制此发现</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Un&amp;mute this finding</source>
        <translation>取消静音此发现(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Mute this finding</source>
        <translation>静音此发现(&amp;M)</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::FindingsPanel</name>
    <message>
        <source>No finding matches</source>
        <translation>没有匹配的发现</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) are hidden by the filter or muted.</source>
        <translation>
            <numerusform>有 %n 条发现被筛选隐藏或已静音。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is watched</source>
        <translation>没有监视任何集群</translation>
    </message>
    <message>
        <source>Connect to a cluster: its jobs are then checked for what the engine does not say.</source>
        <translation>请连接集群：之后会检查它的作业中引擎没有说明的情况。</translation>
    </message>
    <message>
        <source>Nothing is lying to you</source>
        <translation>没有发现不实之处</translation>
    </message>
    <message numerus="yes">
        <source>%1 checks on %n job(s) since %2.</source>
        <translation>
            <numerusform>自 %2 起对 %n 个作业进行 %1 项检查。</numerusform>
        </translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Filter findings  ( / )</source>
        <translation>筛选发现 ( / )</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation>筛选发现</translation>
    </message>
    <message>
        <source>Show c&amp;losed ones</source>
        <translation>显示已结束的(&amp;L)</translation>
    </message>
    <message>
        <source>Show m&amp;uted ones</source>
        <translation>显示已静音的(&amp;U)</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>No cluster has answered yet. Until one does, nothing is known.</source>
        <translation>还没有集群应答。在有集群应答之前，一切未知。</translation>
    </message>
    <message>
        <source>No job was seen</source>
        <translation>没有看到作业</translation>
    </message>
    <message>
        <source>What is watched answers and has no job, so that there was nothing to check.</source>
        <translation>所监视的集群有应答但没有作业，因此没有可检查的内容。</translation>
    </message>
    <message>
        <source>Nothing was found in what could be read</source>
        <translation>能读到的部分没有发现问题</translation>
    </message>
    <message numerus="yes">
        <source>A recording is not whole: what is missing of it may have held something. What was read has %n job(s).</source>
        <translation>
            <numerusform>有录制不完整：缺失的部分里可能有问题。已读取的部分有 %n 个作业。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::JobHeader</name>
    <message>
        <source>These numbers are %1 old.</source>
        <translation>这些数字是 %1前的。</translation>
    </message>
    <message>
        <source>No member has said anything about this job yet.</source>
        <translation>还没有成员提到过此作业。</translation>
    </message>
    <message>
        <source>No member lists this job any more. This is what %1 said at %2.</source>
        <translation>已没有成员列出此作业。这是 %1 在 %2 所报告的。</translation>
    </message>
    <message>
        <source>%1 said so at %2: it has the job in both its running and its finished list.</source>
        <translation>%1 在 %2 如此报告：作业同时在它的运行列表和已结束列表中。</translation>
    </message>
    <message>
        <source>%1 said so at %2: the job is in its running list.</source>
        <translation>%1 在 %2 如此报告：作业在它的运行列表中。</translation>
    </message>
    <message>
        <source>%1 said so at %2: the job is in its finished list.</source>
        <translation>%1 在 %2 如此报告：作业在它的已结束列表中。</translation>
    </message>
    <message>
        <source>%1 said so at %2: the job is in neither of its lists.</source>
        <translation>%1 在 %2 如此报告：作业不在它的任何列表中。</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已 %1</translation>
    </message>
    <message>
        <source>&amp;Stop…</source>
        <translation>停止(&amp;S)…</translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation>停止此作业</translation>
    </message>
    <message>
        <source>Stop this job with a savepoint</source>
        <translation>带保存点停止此作业</translation>
    </message>
    <message>
        <source>Copy the job&apos;s id</source>
        <translation>复制作业的 id</translation>
    </message>
    <message>
        <source>for %1 until then</source>
        <translation>至那时已运行 %1</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 行/秒</translation>
    </message>
    <message>
        <source>Resume this job from its savepoint</source>
        <translation>从其保存点恢复此作业</translation>
    </message>
    <message>
        <source>Stop with save&amp;point…</source>
        <translation>带保存点停止(&amp;P)…</translation>
    </message>
    <message>
        <source>Cop&amp;y id</source>
        <translation>复制 id(&amp;Y)</translation>
    </message>
    <message>
        <source>Submits its job file so that this job goes on, under the same id.</source>
        <translation>提交其作业文件，使该作业以相同的 id 继续运行。</translation>
    </message>
    <message>
        <source>Resume this job from its last checkpoint</source>
        <translation>从最后一个检查点恢复此作业</translation>
    </message>
    <message>
        <source>This is a recording: nothing can be changed here.</source>
        <translation>这是录像：这里什么也不能改变。</translation>
    </message>
    <message>
        <source>Resu&amp;me from its last checkpoint…</source>
        <translation>从最后一个检查点恢复(&amp;M)…</translation>
    </message>
    <message>
        <source>Resu&amp;me from its savepoint…</source>
        <translation>从其保存点恢复(&amp;M)…</translation>
    </message>
    <message>
        <source>%1 does not answer: nobody would take the stop, and what the job does is not known.</source>
        <translation>%1 没有应答：没有谁会接受停止请求，作业在做什么也不清楚。</translation>
    </message>
    <message>
        <source>The recording ends here. %1 said this at %2; what became of the job is not in it.</source>
        <translation>录制到此结束。%1 于 %2 这样说；作业之后的情况不在其中。</translation>
    </message>
    <message>
        <source>%1 in the last %2</source>
        <translation>最近 %2 内 %1</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::JobOverview</name>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>Rows read and written over time</source>
        <translation>已读与已写行数随时间的变化</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>已读行数</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>已写行数</translation>
    </message>
    <message>
        <source>Rows by table</source>
        <translation>按表统计的行数</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Rows &amp;by table</source>
        <translation>按表统计的行数(&amp;B)</translation>
    </message>
    <message>
        <source>attempts %1 to %2</source>
        <translation>第 %1 至 %2 次尝试</translation>
    </message>
    <message>
        <source>The job had ended before it was watched: how its counters came there is not known.</source>
        <translation>作业在被监视之前已结束：其计数器如何到达该值不得而知。</translation>
    </message>
    <message>
        <source>The chart begins in attempt %1: when that and the earlier ones began nobody watched, so they have no mark.</source>
        <translation>图表从第 %1 次尝试开始：它和更早的尝试开始时无人监视，因此没有标记。</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::JobPage</name>
    <message>
        <source>E&amp;xceptions (1)</source>
        <translation>异常 (1)(&amp;X)</translation>
    </message>
    <message>
        <source>E&amp;xceptions</source>
        <translation>异常(&amp;X)</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>概览(&amp;O)</translation>
    </message>
    <message>
        <source>No error was reported</source>
        <translation>没有报告错误</translation>
    </message>
    <message>
        <source>The engine tells an error only when a job has ended. While it runs, the findings are the place to look.</source>
        <translation>引擎只在作业结束后才给出错误。运行期间请查看“发现”。</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Value as submitted</source>
        <translation>提交时的值</translation>
    </message>
    <message>
        <source>Every state that was seen</source>
        <translation>看到过的每个状态</translation>
    </message>
    <message>
        <source>%1 &gt; %2</source>
        <translation>%1 &gt; %2</translation>
    </message>
    <message>
        <source>Eve&amp;nts (%1)</source>
        <translation>事件 (%1)(&amp;N)</translation>
    </message>
    <message>
        <source>Fin&amp;dings (%1)</source>
        <translation>发现 (%1)(&amp;D)</translation>
    </message>
    <message>
        <source>%1 does not answer. What is shown is what was last heard of this job: %2, at %3. See whether the engine is still there.</source>
        <translation>%1 没有应答。这里显示的是最后一次听到的该作业的情况：%2，时间 %3。请查看引擎是否还在。</translation>
    </message>
    <message>
        <source>%1 with %2 rows written, at %3</source>
        <translation>%1，已写入 %2 行，时间 %3</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1，时间 %2</translation>
    </message>
    <message>
        <source>%1 does not know this job any more. It was last seen %2, and is as it was then: no end of it was told. Look at the findings and into the target before you start it again.</source>
        <translation>%1 已不再知道此作业。最后一次看到它时为 %2，以下内容停留在当时：没有报告过它的结束。再次启动它之前，请查看发现和目标端。</translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation>显示发现</translation>
    </message>
    <message>
        <source>These are the engine&apos;s words, and so is the advice in them. What was observed of this job is in the finding “%1”: read there what to do.</source>
        <translation>这些是引擎的话，其中的建议也是。对该作业的观察见发现“%1”：请在那里查看应如何处理。</translation>
    </message>
    <message>
        <source>Show the finding</source>
        <translation>显示该发现</translation>
    </message>
    <message>
        <source>Fin&amp;dings (%1 open of %2)</source>
        <translation>发现（共 %2 个，%1 个打开）(&amp;D)</translation>
    </message>
    <message>
        <source>Env settin&amp;gs</source>
        <translation>env 设置(&amp;G)</translation>
    </message>
    <message>
        <source>The settings of env are not known</source>
        <translation>env 的设置不得而知</translation>
    </message>
    <message>
        <source>The engine tells them only while a job runs, and this one had ended before it was watched.</source>
        <translation>引擎只在作业运行时告知，而该作业在被监视之前已结束。</translation>
    </message>
    <message>
        <source>What the engine knows of the job&apos;s env. It does not tell the options of sources, transforms and sinks: those are in the job file.</source>
        <translation>引擎所知的作业 env。它不告知 source、transform 和 sink 的选项：那些在作业文件中。</translation>
    </message>
    <message>
        <source>Settings of env as submitted</source>
        <translation>提交时的 env 设置</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::JobsPage</name>
    <message>
        <source>Shows only these states: %1</source>
        <translation>只显示这些状态：%1</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>有发现</translation>
    </message>
    <message>
        <source>Shows only jobs with open findings.</source>
        <translation>只显示有未结束发现的作业。</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n 个作业</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n job(s)</source>
        <translation>
            <numerusform>%n 个作业中的 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No cluster yet</source>
        <translation>还没有集群</translation>
    </message>
    <message>
        <source>Paste the address of one of its members, or look at the demo, which needs no network.</source>
        <translation>请粘贴其中一个成员的地址，或查看无需网络的演示。</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>重试(&amp;A)</translation>
    </message>
    <message>
        <source>Asking %1 for its jobs…</source>
        <translation>正在向 %1 询问作业…</translation>
    </message>
    <message>
        <source>The first answer takes a few seconds on a cluster with many jobs.</source>
        <translation>在作业很多的集群上，首次应答需要几秒钟。</translation>
    </message>
    <message>
        <source>No jobs yet on %1</source>
        <translation>%1 上还没有作业</translation>
    </message>
    <message>
        <source>The cluster answers and knows no job. Open a job file and submit it with F9.</source>
        <translation>集群已应答，但没有作业。请打开作业文件并按 F9 提交。</translation>
    </message>
    <message>
        <source>&amp;Open a job file…</source>
        <translation>打开作业文件(&amp;O)…</translation>
    </message>
    <message>
        <source>No job matches</source>
        <translation>没有匹配的作业</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are hidden by the filter.</source>
        <translation>
            <numerusform>有 %n 个作业被筛选隐藏。</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Jobs of the cluster</source>
        <translation>集群的作业</translation>
    </message>
    <message>
        <source>Filter by name or id  ( / )</source>
        <translation>按名称或 id 筛选 ( / )</translation>
    </message>
    <message>
        <source>Filter jobs by name or id</source>
        <translation>按名称或 id 筛选作业</translation>
    </message>
    <message>
        <source>Filter jobs by state</source>
        <translation>按状态筛选作业</translation>
    </message>
    <message>
        <source>%1 is not watched</source>
        <translation>没有监视 %1</translation>
    </message>
    <message>
        <source>Nobody asks it for its jobs. Connect to it to see them.</source>
        <translation>没有人向它询问作业。连接到它即可查看。</translation>
    </message>
    <message>
        <source>Chan&amp;ge the address…</source>
        <translation>更改地址(&amp;G)…</translation>
    </message>
    <message>
        <source>Clear the filte&amp;r</source>
        <translation>清除筛选(&amp;R)</translation>
    </message>
    <message>
        <source>last seen %1: %2</source>
        <translation>最后所见%1：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>In brackets are %n job(s) last seen so, of which nothing was heard since.</source>
        <translation>
            <numerusform>括号内是最后所见如此、此后再无消息的 %n 个作业。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 last seen</source>
        <translation>%1，其中 %2 个为最后所见</translation>
    </message>
    <message>
        <source>Connect to a clu&amp;ster…</source>
        <translation>连接集群(&amp;S)…</translation>
    </message>
    <message>
        <source>Tr&amp;y the demo</source>
        <translation>试用演示(&amp;Y)</translation>
    </message>
    <message>
        <source>%1: jobs</source>
        <translation>%1：作业</translation>
    </message>
    <message>
        <source>Jobs of %1</source>
        <translation>%1 的作业</translation>
    </message>
    <message>
        <source>Select a job in the list first.</source>
        <translation>请先在列表中选择一个作业。</translation>
    </message>
    <message>
        <source>There is no job in the list.</source>
        <translation>列表中没有作业。</translation>
    </message>
    <message>
        <source>There is no cluster yet: connect to one first.</source>
        <translation>还没有集群：请先连接一个集群。</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::LiveTable</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::LockGate</name>
    <message>
        <source>%1 is locked. &amp;Type its name to go on:</source>
        <translation>%1 已锁定。输入其名称以继续(&amp;T)：</translation>
    </message>
    <message>
        <source>Type the name of the cluster, %1</source>
        <translation>输入集群的名称 %1</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::RawViewer</name>
    <message>
        <source>This reply is no longer kept.</source>
        <translation>此应答已不再保留。</translation>
    </message>
    <message>
        <source>Raw reply</source>
        <translation>原始应答</translation>
    </message>
    <message>
        <source>Find in the reply</source>
        <translation>在应答中查找</translation>
    </message>
    <message>
        <source>Copy the reply</source>
        <translation>复制应答</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>%1: raw</source>
        <translation>%1：原始应答</translation>
    </message>
    <message>
        <source>What %1 really answered</source>
        <translation>%1 实际应答的内容</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::StopSheet</name>
    <message>
        <source>Stop a job on %1</source>
        <translation>停止 %1 上的作业</translation>
    </message>
    <message>
        <source>Stop %1 (%2) on %3?</source>
        <translation>停止 %3 上的 %1（%2）？</translation>
    </message>
    <message>
        <source>the job</source>
        <translation>该作业</translation>
    </message>
    <message>
        <source>Make a &amp;savepoint first, so that it can go on from there under the same id</source>
        <translation>先做保存点，以便之后用同一 id 从那里继续(&amp;S)</translation>
    </message>
    <message>
        <source>The job stops when the savepoint is complete. The engine says yes to every request; whether it worked shows in the job&apos;s state.</source>
        <translation>保存点完成后作业才会停止。引擎对每个请求都说是；是否成功要看作业的状态。</translation>
    </message>
    <message>
        <source>Rows that were handed to the sink may still be written. The engine says yes to every request; whether it worked shows in the job&apos;s state.</source>
        <translation>已交给 sink 的行仍可能被写入。引擎对每个请求都说是；是否成功要看作业的状态。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>St&amp;op with savepoint</source>
        <translation>带保存点停止(&amp;O)</translation>
    </message>
    <message>
        <source>St&amp;op job</source>
        <translation>停止作业(&amp;O)</translation>
    </message>
    <message>
        <source>Tell &amp;every member, for a cluster that has split; else one is told</source>
        <translation>告知每个成员(&amp;E)，用于已分裂的集群；否则只告知一个</translation>
    </message>
    <message>
        <source>Nothing answers on %1 now: the stop will probably not arrive, and what the job does there is not known.</source>
        <translation>%1 现在没有任何应答：停止请求很可能无法送达，作业在那里的实际情况未知。</translation>
    </message>
    <message>
        <source>%1 is a recording: nothing can be stopped there.</source>
        <translation>%1 是录制：其中无法停止任何东西。</translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::SubmitSheet</name>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s): the engine will refuse it</source>
        <translation>
            <numerusform>%n 个错误：引擎会拒绝它</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n 个提示</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Submit to %1</source>
        <translation>提交到 %1</translation>
    </message>
    <message>
        <source>Submit %1 to %2?</source>
        <translation>把 %1 提交到 %2？</translation>
    </message>
    <message>
        <source>Job &amp;name:</source>
        <translation>作业名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Job name</source>
        <translation>作业名称</translation>
    </message>
    <message>
        <source>the engine will call it SeaTunnel_Job</source>
        <translation>引擎会称其为 SeaTunnel_Job</translation>
    </message>
    <message>
        <source>Mode:</source>
        <translation>模式：</translation>
    </message>
    <message>
        <source>not set: the engine takes BATCH</source>
        <translation>未设置：引擎采用 BATCH</translation>
    </message>
    <message>
        <source>Problems:</source>
        <translation>问题：</translation>
    </message>
    <message>
        <source>Problems in the job; Return shows one in the text</source>
        <translation>作业中的问题；按回车键在文本中显示</translation>
    </message>
    <message>
        <source>What will be &amp;sent</source>
        <translation>将要发送的内容(&amp;S)</translation>
    </message>
    <message>
        <source>Show what will be sent</source>
        <translation>显示将要发送的内容</translation>
    </message>
    <message>
        <source>What will be sent, as JSON</source>
        <translation>将要发送的内容（JSON）</translation>
    </message>
    <message>
        <source>S&amp;ubmit to %1</source>
        <translation>提交到 %1(&amp;U)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>as a new job</source>
        <translation>作为新作业</translation>
    </message>
    <message>
        <source>from the savepoint of %1, under its id %2</source>
        <translation>从 %1 的保存点继续，沿用其 id %2</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved. What is sent is the text as you see it, not the file.</source>
        <translation>%1 有未保存的更改。发送的是您看到的文本，而不是文件。</translation>
    </message>
    <message>
        <source>A job of this name runs there already (%1): both would read and write.</source>
        <translation>那里已经有同名作业在运行（%1）：两者都会读取和写入。</translation>
    </message>
    <message>
        <source>The engine goes on from the savepoint with the text as it is now.</source>
        <translation>引擎将从保存点继续，使用现在的文本。</translation>
    </message>
    <message>
        <source>It cannot be sent: %1</source>
        <translation>无法发送：%1</translation>
    </message>
    <message>
        <source>St&amp;art:</source>
        <translation>启动(&amp;A)：</translation>
    </message>
    <message>
        <source>Start as a new job or from a savepoint</source>
        <translation>作为新作业启动或从保存点启动</translation>
    </message>
    <message>
        <source>Variables:</source>
        <translation>变量：</translation>
    </message>
    <message>
        <source>from the last checkpoint of %1, last seen at %2, under its id %3</source>
        <translation>从 %1（最后于 %2 见到）的最后一个检查点继续，沿用其 id %3</translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s) without a value: give them above</source>
        <translation>
            <numerusform>%n 个变量没有值：请在上方填写</numerusform>
        </translation>
    </message>
    <message>
        <source>A job of this name was last seen at %1 (%2); no member lists it any more.</source>
        <translation>同名作业最后于 %1 见到（%2）；现在没有成员再列出它。</translation>
    </message>
    <message>
        <source>The engine goes on from the last checkpoint that it finds of that job, with the text as it is now; where it finds none it starts from the beginning and does not say so. See first that none of its threads still executes.</source>
        <translation>引擎会以当前文本，从它找到的该作业的最后一个检查点继续；若找不到，它会从头开始且不作说明。请先确认该作业没有线程仍在执行。</translation>
    </message>
    <message>
        <source>That was another job: it was called %1, and this one is called %2. What it kept may not fit this text, and rows may be missing or come twice.</source>
        <translation>那是另一个作业：它名为 %1，而此作业名为 %2。它保留的状态可能与此文本不符，可能会缺行或重复行。</translation>
    </message>
    <message>
        <source>Give %1 a value first: else the engine refuses the job, or takes the text of the variable for its value.</source>
        <translation>请先为 %1 赋值：否则引擎会拒绝该作业，或把变量的文字当作值。</translation>
    </message>
    <message>
        <source>as a variable says</source>
        <translation>由变量决定</translation>
    </message>
    <message>
        <source>neither BATCH nor STREAMING</source>
        <translation>既不是 BATCH 也不是 STREAMING</translation>
    </message>
    <message>
        <source>%1 is a recording: it shows what has happened, and cannot take jobs. Choose a cluster that runs as the target, in the tool bar, or connect to one, and submit again.</source>
        <translation>%1 是录制内容：它显示的是已经发生的事，不能接收作业。请在工具栏中选择正在运行的集群作为目标，或连接一个集群，然后再次提交。</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s): the engine takes it, and may not do what is meant</source>
        <translation>
            <numerusform>%n 个警告：引擎接受它，但可能不会照本意执行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::VariableFields</name>
    <message>
        <source>Value of the variable %1</source>
        <translation>变量 %1 的值</translation>
    </message>
    <message>
        <source>has no value yet</source>
        <translation>还没有值</translation>
    </message>
</context>
<context>
    <name>sluice::shell::BusyField</name>
    <message>
        <source>What is going on</source>
        <translation>正在进行的事</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进行到哪里</translation>
    </message>
</context>
<context>
    <name>sluice::shell::DockLayout</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Make the panel a window</source>
        <translation>把面板变成窗口</translation>
    </message>
</context>
<context>
    <name>sluice::shell::Exporter</name>
    <message>
        <source>The curl command is on the clipboard.</source>
        <translation>curl 命令已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Save the job to a file first: the engine&apos;s command line names it.</source>
        <translation>请先把作业保存到文件：引擎的命令行要写明文件名。</translation>
    </message>
    <message>
        <source>The command line is on the clipboard.</source>
        <translation>命令行已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Exported to %1; passwords, if any, are masked.</source>
        <translation>已导出到 %1；其中的密码（如有）已遮盖。</translation>
    </message>
    <message>
        <source>Exported to %1 with passwords as they are.</source>
        <translation>已导出到 %1，密码保持原样。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::FindingsCount</name>
    <message>
        <source>The worst of them: %1</source>
        <translation>其中最严重的：%1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>sluice::shell::HelpPanel</name>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Put the cursor on an option, or press Why at a problem or a finding: what it means is shown here.</source>
        <translation>把光标放在某个选项上，或在问题或发现处按“原因”：其含义会显示在这里。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::JobCommands</name>
    <message>
        <source>No member lists %1 any more: there is nothing to stop.</source>
        <translation>没有成员再列出 %1：没有什么可停止的。</translation>
    </message>
    <message>
        <source>%1 has ended: there is nothing to stop.</source>
        <translation>%1 已经结束：没有什么可停止的。</translation>
    </message>
    <message>
        <source>%1 still runs: stop it with a savepoint first.</source>
        <translation>%1 仍在运行：请先带保存点停止它。</translation>
    </message>
    <message>
        <source>%1 left no savepoint and no checkpoint to go on from.</source>
        <translation>%1 没有留下可供继续的保存点或检查点。</translation>
    </message>
    <message>
        <source>It needs a job: open one, or select one in a list of jobs.</source>
        <translation>需要一个作业：请打开一个作业，或在作业列表中选中一个。</translation>
    </message>
    <message>
        <source>%1 is a recording: nothing can be changed there.</source>
        <translation>%1 是录像：在那里什么也不能改变。</translation>
    </message>
    <message>
        <source>%1 is not watched: connect to it first.</source>
        <translation>%1 未被监视：请先连接它。</translation>
    </message>
    <message>
        <source>Who told of %1 does not answer: nobody would take the stop.</source>
        <translation>报告 %1 的成员没有应答：没有谁会接受停止请求。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::LiveRecordings</name>
    <message>
        <source>%1 cannot be recorded now.</source>
        <translation>现在不能录制 %1。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::MainWindow</name>
    <message>
        <source>The recording of the demo is over; what you see is its last moment.</source>
        <translation>演示的录制内容已播放完；您看到的是最后一刻。</translation>
    </message>
    <message>
        <source>Play it again</source>
        <translation>重新播放</translation>
    </message>
    <message>
        <source>Sluice</source>
        <translation>Sluice</translation>
    </message>
    <message>
        <source>%1 — Sluice</source>
        <translation>%1 — Sluice</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>没有发现</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 条发现</numerusform>
        </translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>%1 wants a password, which is not remembered.</source>
        <translation>%1 需要密码，而密码不会被保存。</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Remove a cluster</source>
        <translation>移除集群</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>从列表中移除 %1？</translation>
    </message>
    <message>
        <source>Nothing changes on the cluster itself. What was seen of it is forgotten.</source>
        <translation>集群本身不会有任何变化。看到过的信息会被遗忘。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>About Sluice</source>
        <translation>关于 Sluice</translation>
    </message>
    <message>
        <source>Sluice %1</source>
        <translation>Sluice %1</translation>
    </message>
    <message>
        <source>A workbench for people who run Apache SeaTunnel jobs. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>面向 Apache SeaTunnel 作业人员的工作台。自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>There is no cluster to submit to.</source>
        <translation>没有可以提交的集群。</translation>
    </message>
    <message>
        <source>Connect to a cluster…</source>
        <translation>连接集群…</translation>
    </message>
    <message>
        <source>%1 was submitted to %2 as job %3.</source>
        <translation>%1 已提交到 %2，作业 id 为 %3。</translation>
    </message>
    <message>
        <source>Only files on this computer can be opened.</source>
        <translation>只能打开此计算机上的文件。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Open when the program was left, and not to be opened now: %1. They are looked for again at the next start.</source>
        <translation>上次退出时打开、现在无法打开的文件：%1。下次启动时会再次查找。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次查找</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>不再提醒</translation>
    </message>
    <message>
        <source>%1 files were not opened:</source>
        <translation>有 %1 个文件未能打开：</translation>
    </message>
    <message>
        <source>It needs a job file in front.</source>
        <translation>需要有作业文件在最前面。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>No page is open.</source>
        <translation>没有打开的页面。</translation>
    </message>
    <message>
        <source>%1 is connected already: these are its jobs.</source>
        <translation>%1 已经连接：这里是它的作业。</translation>
    </message>
    <message>
        <source>%1 was not submitted.</source>
        <translation>%1 未提交。</translation>
    </message>
    <message>
        <source>There is no cluster yet: connect to one first.</source>
        <translation>还没有集群：请先连接一个。</translation>
    </message>
    <message>
        <source>%1 is not watched: connect to it first.</source>
        <translation>%1 未被监视：请先连接它。</translation>
    </message>
    <message>
        <source>%1 is a recording: nothing can be changed there.</source>
        <translation>%1 是录像：在那里什么也不能改变。</translation>
    </message>
    <message>
        <source>%1 was not submitted to %2.</source>
        <translation>%1 未提交到 %2。</translation>
    </message>
    <message>
        <source>No answer tells whether the submit of %1 to %2 arrived. %3 It is not sent again; the job is being looked for.</source>
        <translation>没有应答说明把 %1 提交到 %2 是否已送达。%3 不会再次发送；正在查找该作业。</translation>
    </message>
    <message>
        <source>%1 was submitted to %2 as job %3. %4</source>
        <translation>%1 已提交到 %2，作业为 %3。%4</translation>
    </message>
    <message>
        <source>The submit of %1 to %2:</source>
        <translation>把 %1 提交到 %2：</translation>
    </message>
    <message>
        <source>Nobody waits for the answer to the submit of %1 to %2 any more; the engine may still have taken the job.</source>
        <translation>不再等待把 %1 提交到 %2 的应答；引擎仍可能已接收该作业。</translation>
    </message>
    <message>
        <source>No other page is open.</source>
        <translation>没有打开其他页面。</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>未监视任何集群</translation>
    </message>
    <message>
        <source>It needs a recording: open one, or start the demo.</source>
        <translation>需要一个录制：请打开录制，或启动演示。</translation>
    </message>
    <message>
        <source>%1: %2 The settings have their defaults.</source>
        <translation>%1：%2设置已恢复为默认值。</translation>
    </message>
    <message>
        <source>%1: %2 It is kept as %3, and the settings are written anew.</source>
        <translation>%1：%2该文件已保留为 %3，设置会重新写出。</translation>
    </message>
    <message>
        <source>They are in a recording: what it shows is over.</source>
        <translation>它们在录制中：其所示已经结束。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::Notices</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::shell::OpenFiles</name>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 有未保存的更改。</translation>
    </message>
    <message>
        <source>Without saving, the changes since the last save are lost.</source>
        <translation>如果不保存，上次保存之后的更改将会丢失。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>放弃更改(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>This file is open in another tab. Close that one first, or choose another name.</source>
        <translation>此文件已在另一个标签页中打开。请先关闭那个标签页，或选择其他名称。</translation>
    </message>
    <message>
        <source>%1 was removed or renamed on disk; its text is only here.</source>
        <translation>%1 在磁盘上已被删除或改名；其文本只在此处。</translation>
    </message>
    <message>
        <source>Without saving, the text is lost.</source>
        <translation>如果不保存，文本将会丢失。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::PageTabs</name>
    <message>
        <source>Open pages</source>
        <translation>打开的页面</translation>
    </message>
    <message>
        <source>All open pages</source>
        <translation>所有打开的页面</translation>
    </message>
    <message>
        <source>Close this page</source>
        <translation>关闭此页面</translation>
    </message>
    <message numerus="yes">
        <source>All open pages; %n of them have no room for a tab</source>
        <translation>
            <numerusform>所有打开的页面；其中 %n 个因空间不足没有显示标签</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::shell::RecentFiles</name>
    <message>
        <source>No recent files</source>
        <translation>没有最近的文件</translation>
    </message>
</context>
<context>
    <name>sluice::shell::RecordFlow</name>
    <message>
        <source>%1 said nothing, so nothing was recorded.</source>
        <translation>%1 没有应答，因此什么也没有录下。</translation>
    </message>
    <message>
        <source>The answers of %1 were recorded in %2; there are %3.</source>
        <translation>%1 的应答已录制到 %2，共 %3 个。</translation>
    </message>
    <message>
        <source>Open the recording</source>
        <translation>打开录像</translation>
    </message>
    <message>
        <source>The recording of %1 ends here; what came before is in %2.</source>
        <translation>%1 的录制到此为止；之前的内容在 %2 中。</translation>
    </message>
    <message>
        <source>There is no cluster yet: connect to one first.</source>
        <translation>还没有集群：请先连接一个。</translation>
    </message>
    <message>
        <source>%1 is a recording already.</source>
        <translation>%1 本身就是录像。</translation>
    </message>
    <message>
        <source>%1 is not watched: connect to it first.</source>
        <translation>%1 未被监视：请先连接它。</translation>
    </message>
    <message>
        <source>%1 is being recorded already.</source>
        <translation>%1 已经在录制。</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <translation>没有在录制。</translation>
    </message>
    <message>
        <source>%1 is not being recorded.</source>
        <translation>%1 没有在录制。</translation>
    </message>
    <message>
        <source>%1 is not recorded.</source>
        <translation>%1 没有录制。</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Recording %1…</source>
        <translation>正在录制 %1…</translation>
    </message>
</context>
<context>
    <name>sluice::shell::RecordingOpening</name>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Cancel the reading</source>
        <translation>取消读取</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>%1 is not whole: what could not be read of it is missing in what you see.</source>
        <translation>%1 不完整：其中无法读取的内容在您所见中缺失。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 项</translation>
    </message>
    <message>
        <source>Show what is missing</source>
        <translation>显示缺失的内容</translation>
    </message>
    <message>
        <source>%1 is over; what you see is its last moment.</source>
        <translation>%1 已播放完毕；您看到的是它的最后一刻。</translation>
    </message>
    <message>
        <source>Play it again</source>
        <translation>重新播放</translation>
    </message>
    <message>
        <source>What could not be read of this recording, the first 100:</source>
        <translation>该录制中无法读取的内容（前 100 项）：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>sluice::shell::Recordings</name>
    <message>
        <source>%1 (recording)</source>
        <translation>%1（录制）</translation>
    </message>
</context>
<context>
    <name>sluice::shell::RecoveryOffer</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a file and a time</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Sluice ended unexpectedly. Text that was not saved was kept: %1. The copies lie in %2, readable by you only, until you decide.</source>
        <translation>Sluice 曾意外结束。未保存的文本已保留：%1。副本位于 %2，只有您可以读取，直到您作出决定。</translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) or key(s) typed since the last save are not in them and have to be typed again.</source>
        <translation>
            <numerusform>上次保存之后输入的 %n 个密码或密钥不在副本中，需要重新输入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Res&amp;tore</source>
        <translation>恢复(&amp;T)</translation>
    </message>
    <message>
        <source>Discard unsaved text</source>
        <translation>丢弃未保存的文本</translation>
    </message>
    <message>
        <source>Discard what was not saved of %1?</source>
        <translation>丢弃 %1 中未保存的内容？</translation>
    </message>
    <message>
        <source>The files themselves stay as they are. The unsaved text is gone for good.</source>
        <translation>文件本身保持不变。未保存的文本将永久消失。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Some copies could not be removed.</source>
        <translation>部分副本未能删除。</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不处理</translation>
    </message>
</context>
<context>
    <name>sluice::shell::ResumeFlow</name>
    <message>
        <source>Go on with %1</source>
        <translation>以 %1 继续</translation>
    </message>
    <message>
        <source>Open a job file…</source>
        <translation>打开作业文件…</translation>
    </message>
    <message>
        <source>With which job file shall %1 go on? What runs on is the file as it is now.</source>
        <translation>%1 要以哪个作业文件继续？继续运行的是文件现在的内容。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::SessionStore</name>
    <message>
        <source>The folder for sessions cannot be made.</source>
        <translation>无法创建存放会话的文件夹。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::StatusBar</name>
    <message>
        <source>L%1:%2</source>
        <translation>行 %1:%2</translation>
    </message>
    <message>
        <source>rules of %1</source>
        <translation>%1 的规则</translation>
    </message>
    <message>
        <source>Encoding and line ends</source>
        <translation>编码和行尾</translation>
    </message>
    <message>
        <source>Line and column</source>
        <translation>行和列</translation>
    </message>
    <message>
        <source>Engine version whose rules are checked</source>
        <translation>检查所依据的引擎版本</translation>
    </message>
    <message>
        <source>Age of what the clusters said</source>
        <translation>各集群信息的时效</translation>
    </message>
    <message>
        <source>Recovery copy</source>
        <translation>恢复副本</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>Watched clusters</source>
        <translation>受监视的集群</translation>
    </message>
    <message>
        <source>%1 clusters</source>
        <translation>%1 个集群</translation>
    </message>
    <message>
        <source>%1 silent</source>
        <translation>%1 个无应答</translation>
    </message>
    <message>
        <source>no findings</source>
        <translation>没有发现</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 条发现</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 条发现</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>sluice::shell::StopFlow</name>
    <message>
        <source>%1 is not watched any more.</source>
        <translation>已不再监视 %1。</translation>
    </message>
    <message>
        <source>It is not known whether the last stop of %1 on %2 arrived: look at the job&apos;s state before you send another.</source>
        <translation>不清楚上一次对 %2 上 %1 的停止请求是否送达：再次发送前请先查看该作业的状态。</translation>
    </message>
    <message>
        <source>Do not show that</source>
        <translation>不显示此项</translation>
    </message>
    <message>
        <source>Stopping %1 on %2 with a savepoint…</source>
        <translation>正在以保存点停止 %2 上的 %1…</translation>
    </message>
    <message>
        <source>Stopping %1 on %2…</source>
        <translation>正在停止 %2 上的 %1…</translation>
    </message>
    <message>
        <source>%1 was not stopped.</source>
        <translation>%1 未被停止。</translation>
    </message>
    <message>
        <source>No answer tells whether the stop of %1 on %2 arrived. %3 It is not sent again; the job is being looked at.</source>
        <translation>没有应答说明停止 %2 上的 %1 是否已送达。%3 不会再次发送；正在查看该作业。</translation>
    </message>
    <message>
        <source>The stop of %1 on %2: %3</source>
        <translation>停止 %2 上的 %1：%3</translation>
    </message>
    <message>
        <source>The stop of %1 on %2:</source>
        <translation>停止 %2 上的 %1：</translation>
    </message>
    <message>
        <source>%1 is a recording: nothing can be changed there.</source>
        <translation>%1 是录制：无法更改其中的任何内容。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::SubmitFlow</name>
    <message>
        <source>%1 is not watched any more.</source>
        <translation>已不再监视 %1。</translation>
    </message>
    <message>
        <source>Submitting %1 to %2…</source>
        <translation>正在把 %1 提交到 %2…</translation>
    </message>
    <message>
        <source>No answer to the submit of %1: looking for the job on %2…</source>
        <translation>%1 的提交没有应答：正在 %2 上查找该作业…</translation>
    </message>
    <message>
        <source>The variable %1 has no value yet: without one it stays as text.</source>
        <translation>变量 %1 还没有值：没有值时它会原样保留为文本。</translation>
    </message>
    <message>
        <source>The variable %1 has no value yet: without one the engine refuses the job.</source>
        <translation>变量 %1 还没有值：没有值时引擎会拒绝该作业。</translation>
    </message>
    <message>
        <source>It is shown when every variable has a value.</source>
        <translation>每个变量都有值后才会显示。</translation>
    </message>
    <message>
        <source>It is not known whether the submit of %1 to %2 arrived: look for the job there before you send it again.</source>
        <translation>尚不知道把 %1 提交到 %2 是否已到达：再次发送之前，请先在那里查找该作业。</translation>
    </message>
</context>
<context>
    <name>sluice::shell::TargetBox</name>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>no cluster</source>
        <translation>没有集群</translation>
    </message>
    <message>
        <source>Connect to a cluster…</source>
        <translation>连接集群…</translation>
    </message>
    <message>
        <source>Target cluster</source>
        <translation>目标集群</translation>
    </message>
    <message>
        <source>The cluster that a job is submitted to</source>
        <translation>作业要提交到的集群</translation>
    </message>
    <message>
        <source>The cluster that a job is submitted to: %1</source>
        <translation>提交作业的目标集群：%1</translation>
    </message>
</context>
<context>
    <name>sluice::shell::TargetChoice</name>
    <message>
        <source>%1 is a recording.</source>
        <translation>%1 是录像。</translation>
    </message>
    <message>
        <source>%1 is not watched.</source>
        <translation>%1 未被监视。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有应答。</translation>
    </message>
    <message>
        <source>Jobs are submitted to %1 from now on.</source>
        <translation>从现在起，作业提交到 %1。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>改回 %1</translation>
    </message>
    <message>
        <source>Jobs are still submitted to %1, as you chose. %2</source>
        <translation>作业仍按您的选择提交到 %1。%2</translation>
    </message>
    <message>
        <source>Submit to %1</source>
        <translation>提交到 %1</translation>
    </message>
</context>
<context>
    <name>sluice::shell::WelcomePage</name>
    <message>
        <source>Welcome to Sluice</source>
        <translation>欢迎使用 Sluice</translation>
    </message>
    <message>
        <source>Edit SeaTunnel job files without damaging them, find what will hurt before you submit, and watch clusters for what they do not tell. You can also drop files on this window.</source>
        <translation>编辑 SeaTunnel 作业文件而不损坏它们，在提交之前找出隐患，并监视集群没有说明的情况。也可以把文件拖放到此窗口。</translation>
    </message>
    <message>
        <source>A recording of a real engine and a job file with a mistake. Needs no cluster and no network.</source>
        <translation>真实引擎的一段录制和一个带有错误的作业文件。不需要集群，也不需要网络。</translation>
    </message>
    <message>
        <source>&amp;Open a job file</source>
        <translation>打开作业文件(&amp;O)</translation>
    </message>
    <message>
        <source>Paste the address of a SeaTunnel engine; which REST API it has is found out.</source>
        <translation>粘贴 SeaTunnel 引擎的地址；会自动识别它的 REST API。</translation>
    </message>
    <message>
        <source>A small BATCH job that runs anywhere.</source>
        <translation>一个在任何地方都能运行的小型 BATCH 作业。</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>A .conf, .json or .sql file; it stays byte for byte as it is.</source>
        <translation>.conf、.json 或 .sql 文件；内容逐字节保持不变。</translation>
    </message>
    <message>
        <source>Tr&amp;y the demo cluster</source>
        <translation>试用演示集群(&amp;Y)</translation>
    </message>
    <message>
        <source>Connect to a clu&amp;ster</source>
        <translation>连接集群(&amp;S)</translation>
    </message>
    <message>
        <source>New fro&amp;m template</source>
        <translation>从模板新建(&amp;M)</translation>
    </message>
</context>
<context>
    <name>sluice::shell::WindowStatus</name>
    <message>
        <source>recovery copy %1</source>
        <translation>恢复副本 %1</translation>
    </message>
    <message>
        <source>%1: no answer yet</source>
        <translation>%1：尚无应答</translation>
    </message>
    <message>
        <source>%1: ended, at %2</source>
        <translation>%1：已结束，停在 %2</translation>
    </message>
    <message>
        <source>%1: at %2</source>
        <translation>%1：播放到 %2</translation>
    </message>
    <message>
        <source>%1: %2 ago, %3</source>
        <translation>%1：%2前，%3</translation>
    </message>
</context>
<context>
    <name>sluice::shell::WorkspaceTree</name>
    <message>
        <source>Not watched: double click to connect.</source>
        <translation>未监视：双击以连接。</translation>
    </message>
    <message>
        <source>Answers.</source>
        <translation>有应答。</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>已失败</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>工作节点</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Filter ( / )</source>
        <translation>筛选 ( / )</translation>
    </message>
    <message>
        <source>Filter the workspace</source>
        <translation>筛选工作区</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>This recording is over. What is shown is its last moment.</source>
        <translation>此录制已播放完毕，显示的是其最后时刻。</translation>
    </message>
    <message>
        <source>Does not answer as it should. What is shown is the last that was seen.</source>
        <translation>没有正常应答。显示的是最后看到的内容。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ChoiceEditor</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1（默认）</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Nothing fits “%1”. Fewer letters find more; Escape leaves.</source>
        <translation>没有与“%1”相符的内容。输入更少的字母可以找到更多；按 Escape 离开。</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>现在不可用</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <translation>%1   （%2）</translation>
    </message>
    <message>
        <source>“%1” cannot be run now: it needs another page, selection or cluster than the one in front.</source>
        <translation>现在无法执行“%1”：它需要的页面、选择或集群与当前的不同。</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ErrorView</name>
    <message>
        <source>Hide the stack trace</source>
        <translation>隐藏堆栈跟踪</translation>
    </message>
    <message numerus="yes">
        <source>Show the stack trace (%n line(s))</source>
        <translation>
            <numerusform>显示堆栈跟踪（%n 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Copies the whole error with its stack trace.</source>
        <translation>复制包含堆栈跟踪的完整错误。</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>复制错误</translation>
    </message>
    <message>
        <source>Stack trace</source>
        <translation>堆栈跟踪</translation>
    </message>
    <message>
        <source>Copy the e&amp;rror</source>
        <translation>复制错误(&amp;R)</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::IntegerEditor</name>
    <message>
        <source>Increase %1</source>
        <translation>增大 %1</translation>
    </message>
    <message>
        <source>Decrease %1</source>
        <translation>减小 %1</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::PropertyEditor</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>default: %1</source>
        <translation>默认值：%1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，单位 %2</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::PropertyRow</name>
    <message>
        <source>Remove %1 from the text, so that the default holds</source>
        <translation>从文本中删除 %1，以采用默认值</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::TableEditor</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Nullable</source>
        <translation>可为空</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::TextEditor</name>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>sluice::widgets::TimeChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
</TS>
