<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sluice::editor::FindBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::editor::ProblemsPanel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::ClusterStrip</name>
    <message numerus="yes">
        <source>%1 of %n member(s) answer</source>
        <translation>
            <numerusform>%1 of %n member answers</numerusform>
            <numerusform>%1 of %n members answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::ConnectSheet</name>
    <message numerus="yes">
        <source>Asking %n address(es): REST v1 or v2, which version…</source>
        <translation>
            <numerusform>Asking %n address: REST v1 or v2, which version…</numerusform>
            <numerusform>Asking %n addresses: REST v1 or v2, which version…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running job(s)</source>
        <translation>
            <numerusform>%n running job</numerusform>
            <numerusform>%n running jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::FindingsPanel</name>
    <message numerus="yes">
        <source>%n finding(s) are hidden by the filter or muted.</source>
        <translation>
            <numerusform>%n finding is hidden by the filter or muted.</numerusform>
            <numerusform>%n findings are hidden by the filter or muted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 checks on %n job(s) since %2.</source>
        <translation>
            <numerusform>%1 checks on %n job since %2.</numerusform>
            <numerusform>%1 checks on %n jobs since %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A recording is not whole: what is missing of it may have held something. What was read has %n job(s).</source>
        <translation>
            <numerusform>A recording is not whole: what is missing of it may have held something. What was read has %n job.</numerusform>
            <numerusform>A recording is not whole: what is missing of it may have held something. What was read has %n jobs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::JobsPage</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n job(s)</source>
        <translation>
            <numerusform>%1 of %n job</numerusform>
            <numerusform>%1 of %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n job is hidden by the filter.</numerusform>
            <numerusform>%n jobs are hidden by the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In brackets are %n job(s) last seen so, of which nothing was heard since.</source>
        <translation>
            <numerusform>In brackets is %n job last seen so, of which nothing was heard since.</numerusform>
            <numerusform>In brackets are %n jobs last seen so, of which nothing was heard since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::monitorui::SubmitSheet</name>
    <message numerus="yes">
        <source>%n error(s): the engine will refuse it</source>
        <translation>
            <numerusform>%n error: the engine will refuse it</numerusform>
            <numerusform>%n errors: the engine will refuse it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s) without a value: give them above</source>
        <translation>
            <numerusform>%n variable without a value: give it above</numerusform>
            <numerusform>%n variables without a value: give them above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s): the engine takes it, and may not do what is meant</source>
        <translation>
            <numerusform>%n warning: the engine takes it, and may not do what is meant</numerusform>
            <numerusform>%n warnings: the engine takes it, and may not do what is meant</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::shell::MainWindow</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::shell::Notices</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::shell::PageTabs</name>
    <message numerus="yes">
        <source>All open pages; %n of them have no room for a tab</source>
        <translation>
            <numerusform>All open pages; %n of them has no room for a tab</numerusform>
            <numerusform>All open pages; %n of them have no room for a tab</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::shell::RecoveryOffer</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n password(s) or key(s) typed since the last save are not in them and have to be typed again.</source>
        <translation>
            <numerusform>%n password or key typed since the last save is not in them and has to be typed again.</numerusform>
            <numerusform>%n passwords or keys typed since the last save are not in them and have to be typed again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::widgets::ErrorView</name>
    <message numerus="yes">
        <source>Show the stack trace (%n line(s))</source>
        <translation>
            <numerusform>Show the stack trace (%n line)</numerusform>
            <numerusform>Show the stack trace (%n lines)</numerusform>
        </translation>
    </message>
</context>
</TS>
