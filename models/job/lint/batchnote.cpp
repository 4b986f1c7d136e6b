#include "models/job/lint/batchnote.h"

namespace sluice::job {

Message whyNoCheckpointInBatch(bool textSetsSome)
{
    if (textSetsSome)
        return {
            "EnvOption",
            SLUICE_TRANSLATE_NOOP(
                "EnvOption",
                "This BATCH job sets checkpoint options; they are shown because the text has them. With "
                "checkpoint.interval the engine restores the job, and writes its rows again, whenever the "
                "last checkpoint is late: reset it, unless you want that.")};
    return {"EnvOption",
            SLUICE_TRANSLATE_NOOP(
                "EnvOption",
                "A BATCH job has no checkpoint fields: setting checkpoint.interval would make the "
                "engine restore the job, and write its rows again, whenever the last checkpoint is "
                "late.")};
}

} // namespace sluice::job
