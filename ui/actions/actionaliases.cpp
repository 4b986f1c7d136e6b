#include "ui/actions/actionaliases.h"

#include <array>

namespace sluice::actions {

namespace {

struct AliasSpec
{
    Command command;
    const char *words;
};

constexpr auto Aliases = std::to_array<AliasSpec>({
    {Command::New, "create template example sample 新建 创建 模板 示例"},
    {Command::Open, "load read browse 打开 读取 浏览"},
    {Command::Save, "write store 保存 写入"},
    {Command::SaveAs, "rename copy another 另存 重命名 副本"},
    {Command::ExportConf, "hocon convert download 导出 转换"},
    {Command::ExportJson, "convert download 导出 转换"},
    {Command::CopyCurlV1, "rest http request api clipboard 复制 请求 接口"},
    {Command::CopyCurlV2, "rest http request api clipboard 复制 请求 接口"},
    {Command::CopyCommandLine, "shell terminal cli seatunnel.sh start 终端 脚本 命令"},
    {Command::KeepSecrets, "secret mask token unmask 密码 密钥 明文"},
    {Command::CloseTab, "page document 关闭 页面"},
    {Command::CloseOthers, "pages documents only 关闭 其他 页面"},
    {Command::ClearRecent, "forget history empty 清除 最近 历史"},
    {Command::Quit, "exit leave end 退出 结束"},
    {Command::Undo, "back revert 撤销 回退"},
    {Command::Redo, "again repeat 重做 恢复"},
    {Command::Cut, "remove move clipboard 剪切 移动"},
    {Command::Copy, "clipboard duplicate 复制 剪贴板"},
    {Command::Paste, "insert clipboard 粘贴 插入"},
    {Command::SelectAll, "everything mark 全选 选择"},
    {Command::Find, "search look 查找 搜索"},
    {Command::Replace, "substitute change 替换 更改"},
    {Command::GoToLine, "jump number position 跳转 行号"},
    {Command::ToggleComment, "hash uncomment 注释"},
    {Command::Palette, "find command 查找 命令 面板"},
    {Command::NextTab, "page document switch forward 切换 页面"},
    {Command::PreviousTab, "page document switch back 切换 页面"},
    {Command::NextPane, "focus panel part keyboard switch 焦点 窗格 面板"},
    {Command::PreviousPane, "focus panel part keyboard switch 焦点 窗格 面板"},
    {Command::ZoomIn, "larger bigger text font size magnify settings preferences options 放大 缩放 字体 字号 "
                      "设置 首选项 选项"},
    {Command::ZoomOut,
     "smaller text font size settings preferences options 缩小 缩放 字体 字号 设置 首选项 选项"},
    {Command::ZoomReset,
     "reset normal text font size 100 settings preferences options 重置 缩放 字体 字号 设置 首选项 选项"},
    {Command::ShowWorkspace, "files clusters tree explorer sidebar panel 文件 集群 侧栏 面板"},
    {Command::ShowHelp, "explain documentation option manual panel 说明 文档 选项 面板"},
    {Command::ShowProblems, "errors warnings lint diagnostics panel 错误 警告 面板"},
    {Command::ShowFindings, "discrepancies alerts warnings panel 异常 告警 面板"},
    {Command::ThemeSystem,
     "colour color appearance look default settings preferences options 颜色 外观 默认 设置 首选项 选项"},
    {Command::ThemeLight, "colour color appearance look bright white day settings preferences options 颜色 "
                          "外观 亮色 白天 设置 首选项 选项"},
    {Command::ThemeDark, "colour color appearance look black night settings preferences options 颜色 外观 "
                         "暗色 夜间 设置 首选项 选项"},
    {Command::LanguageSystem,
     "translation locale default settings preferences options 翻译 区域 默认 设置 首选项 选项"},
    {Command::LanguageEnglish,
     "translation locale settings preferences options 翻译 英语 英文 设置 首选项 选项"},
    {Command::LanguageChinese,
     "translation locale chinese mandarin settings preferences options 翻译 汉语 中文 设置 首选项 选项"},
    {Command::Check, "lint validate verify analyse analyze 校验 检查 验证"},
    {Command::FixAll, "repair correct quickfix 修复 更正"},
    {Command::NextProblem, "error warning jump 错误 警告 跳转"},
    {Command::PreviousProblem, "error warning jump 错误 警告 跳转"},
    {Command::Convert, "sql conf form transform 转换 表单"},
    {Command::Submit, "run start launch execute deploy publish send 运行 启动 执行 部署 发布"},
    {Command::StopJob, "cancel kill end terminate abort job 停止 取消 终止 结束 作业"},
    {Command::StopWithSavepoint,
     "cancel kill end pause suspend checkpoint job 带保存点停止 停止 保存点 检查点 暂停 作业"},
    {Command::ResumeJob, "restore continue restart recover go on job 恢复 继续 重启 保存点 检查点 作业"},
    {Command::OpenListedJob, "show details page 打开 详情 作业"},
    {Command::StopListedJob, "cancel kill end job 停止 取消 终止 作业"},
    {Command::StopListedWithSavepoint, "cancel kill end job checkpoint 停止 保存点 作业"},
    {Command::ResumeListedJob, "restore continue restart recover job 恢复 继续 保存点 作业"},
    {Command::CopyJobId, "clipboard job number 复制 编号 作业"},
    {Command::CopyJobs, "clipboard table export rows csv 复制 表格 导出 作业"},
    {Command::FilterJobs, "search find name 筛选 查找 作业"},
    {Command::ChooseColumns, "table show hide 列 显示 隐藏"},
    {Command::Connect, "add server engine url address new login 添加 服务器 引擎 地址 登录"},
    {Command::ConnectAgain, "reconnect password address login change edit 重新连接 重连 密码 地址 登录 修改"},
    {Command::OpenJobs, "list table running finished monitor 列表 运行 监控"},
    {Command::Refresh, "reload update poll now 刷新 重新加载 更新"},
    {Command::RefreshJobs, "reload update poll 刷新 更新"},
    {Command::Watch, "monitor observe poll stop 监控 观察 停止"},
    {Command::StartRecording, "record capture trace save log bug report 录制 录像 记录 抓取 开始"},
    {Command::StopRecording, "record end finish capture trace 录制 录像 记录 停止 结束"},
    {Command::OpenRecording, "replay play back load trace jsonl 打开录制 打开 回放 播放 录制 录像 记录"},
    {Command::RemoveCluster, "delete disconnect forget 删除 断开 忘记"},
    {Command::SpeedNormal, "demo recording play real-time 演示 回放 录像 录制 速度"},
    {Command::SpeedFast, "demo recording play faster 演示 回放 录像 录制 速度"},
    {Command::SpeedFaster, "demo recording play fastest 演示 回放 录像 录制 速度"},
    {Command::OpenFindingJob, "finding show page 发现 打开 作业"},
    {Command::ShowRawReply, "finding json answer evidence 发现 原始 应答 证据"},
    {Command::ShowWhy, "finding explain help reason 发现 原因 解释 帮助"},
    {Command::MuteFinding, "finding silence hide 发现 静音 取消 隐藏"},
    {Command::AcknowledgeFinding, "finding close noted seen 发现 确认 知悉 关闭"},
    {Command::CopyFinding, "clipboard text 复制 发现"},
    {Command::CopyFindings, "clipboard table export rows csv 复制 表格 导出 发现"},
    {Command::FilterWorkspace, "search find tree 筛选 查找 工作区"},
    {Command::Demo, "example sample tour recording replay 示例 演示 录像"},
    {Command::ContextHelp, "explain documentation what option f1 说明 帮助 解释"},
    {Command::Shortcuts, "keys keyboard bindings hotkeys help 快捷键 键盘 按键"},
    {Command::Welcome, "start home begin 开始 首页"},
    {Command::About, "version licence license information 版本 许可 信息"},
});

constexpr bool fitsEnum()
{
    for (std::size_t i = 0; i < Aliases.size(); ++i) {
        if (std::size_t(Aliases[i].command) != i)
            return false;
    }
    return Aliases.size() == std::size_t(Command::Count);
}
static_assert(fitsEnum(), "one line a command, in the order of the enum");

} // namespace

const char *aliasesOf(Command command)
{
    return Aliases.at(std::size_t(command)).words;
}

} // namespace sluice::actions
