#include "tests/models/engine/fixtures.h"

namespace sluice::test {

namespace {

const QByteArray metrics =
    R"~({"TableSourceReceivedCount":{"db.orders":"600"},"TableSinkWriteCount":{"db.orders":"590"},)~"
    R"~("SourceReceivedCount":"600","SinkWriteCount":"590","SinkCommittedCount":"580","SourceReceivedBytes":"5400",)~"
    R"~("SinkWriteBytes":"5310","SourceReceivedQPS":"48.17342432757928"})~";

const QByteArray runningV1 =
    R"~({"jobId":"1176392082642698241","jobName":"orders","jobStatus":"RUNNING","envOptions":{"job.mode":"BATCH",)~"
    R"~("parallelism":"1"},"createTime":"2026-11-21 05:22:08","jobDag":{"vertices":[{"id":1,)~"
    R"~("name":"Source[0]-FakeSource(id=1)","parallelism":1},{"id":3,"name":"Sink[0]-Console(id=3)","parallelism":1}],)~"
    R"~("edges":[{"inputVertex":"Source[0]-FakeSource","targetVertex":"Sink[0]-Console"}]},)~"
    R"~("pluginJarsUrls":[{"jarPath":"file:/opt/connector.jar"}],"isStartWithSavePoint":false,"metrics":)~" +
    metrics + "}";

const QByteArray finishedV1 =
    R"~({"jobId":"1176382208748027905","jobName":"orders","jobStatus":"FAILED","errorMsg":"a.B: no\n\tat a.B.c(B.java:1)",)~"
    R"~("createTime":"2026-11-21 04:42:54","finishTime":"2026-11-21 04:43:05","jobDag":)~"
    R"~("{\"jobId\":1176382208748027905,\"pipelineEdges\":{\"1\":[{\"inputVertexId\":1,\"targetVertexId\":2}]},)~"
    R"~(\"vertexInfoMap\":{\"1\":{\"vertexId\":1,\"type\":\"SOURCE\",\"connectorType\":\"pipeline-1 [Source[0]-FakeSource]\"},)~"
    R"~(\"2\":{\"vertexId\":2,\"type\":\"SINK\",\"connectorType\":\"pipeline-1 [Sink[0]-Console]\"}}}",)~"
    R"~("pluginJarsUrls":[],"metrics":)~" +
    metrics + "}";

const QByteArray finishedV2 =
    R"~({"jobId":"1176384633135628289","jobName":"orders","jobStatus":"FINISHED","errorMsg":null,)~"
    R"~("createTime":"2026-11-21 04:53:10","finishTime":"2026-11-21 04:53:22","jobDag":{"jobId":"1176384633135628289",)~"
    R"~("pipelineEdges":{"1":[{"inputVertexId":"1","targetVertexId":"2"}]},"envOptions":{"job.mode":"BATCH"},)~"
    R"~("vertexInfoMap":[{"vertexId":1,"type":"source","vertexName":"pipeline-1 [Source[0]-FakeSource]","tablePaths":["fake"]},)~"
    R"~({"vertexId":2,"type":"sink","vertexName":"pipeline-1 [Sink[0]-Console]","tablePaths":["fake"]}]},)~"
    R"~("pluginJarsUrls":[],"metrics":)~" +
    metrics + "}";

} // namespace

QList<EngineAnswer> engineAnswers()
{
    return {
        {"overview", "/overview",
         R"~({"projectVersion":"2.3.8","gitCommitAbbrev":"8604631","totalSlot":"2","unassignedSlot":"0",)~"
         R"~("runningJobs":"1","finishedJobs":"3","failedJobs":"4","cancelledJobs":"5","workers":"6"})~"},
        {"running list", "/running-jobs", "[" + runningV1 + "," + runningV1 + "]"},
        {"details, running", "/job-info/1176392082642698241", runningV1},
        {"details, ended", "/job-info/1176382208748027905", finishedV1},
        {"finished list v1", "/finished-jobs/FAILED", "[" + finishedV1 + "]"},
        {"finished list v2", "/finished-jobs", "[" + finishedV2 + "]"},
        {"members", "/system-monitoring-information",
         R"~([{"isMaster":"true","host":"localhost","port":"5801","physical.memory.total":"23.5G"}])~"},
        {"threads", "/running-threads",
         R"~([{"threadName":"BlockingWorker-TaskGroupLocation{jobId=1176392082642698241, pipelineId=1, taskGroupId=30000}",)~"
         R"~("classLoader":"x"},{"threadName":"checkpoint-coordinator-1/1176392082642698241","classLoader":"y"}])~"},
        {"cluster", "/hazelcast/rest/cluster",
         R"~({"members":[{"address":"[localhost]:5801","liteMember":false,"uuid":"06fb5c9f"}],"connectionCount":1})~"},
    };
}

} // namespace sluice::test
