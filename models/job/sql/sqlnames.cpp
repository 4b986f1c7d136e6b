#include "models/job/sql/sqlnames.h"

#include "models/job/sql/sqllexer.h"

#include <string>

namespace sluice::job::detail {
namespace {

/// Words that are a name nowhere (without quotes).
constexpr std::string_view kNoName =
    " ABSENT ADD ADVANCE ADVISE AGAINST ALTER ANALYZE AND APPLY AS ASC AUTHORIZATION BEGIN"
    " BETWEEN BINARY BIT BOTH BUFFERS BY CACHE CALL CHANGES CHECK CLOSE COLLATE CONFLICT CONNECT"
    " CONNECT_BY_ROOT CONSTRAINT CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DATABASE DDL"
    " DECLARE DEFERRABLE DELAYED DELETE DISTINCT DML DROP ELSE EMIT ESCAPE EXCEPT EXEC EXECUTE"
    " EXISTS EXPLAIN EXTENDED FETCH FOR FORCE FOREIGN FULL FUNCTION GLOBAL GRANT GROUP_CONCAT"
    " GUARD HAVING HIGH_PRIORITY HOPPING IGNORE ILIKE INCLUDE INCREMENT INNER INTERSECT INTO IS"
    " JOIN JSON_ARRAY JSON_ARRAYAGG JSON_OBJECT JSON_OBJECTAGG KEYS LATERAL LIKE LOW_PRIORITY"
    " MATCH MATCHED MAXVALUE MERGE MINUS MINVALUE MODIFY MOVEMENT NATURAL NEXT NOCACHE NOCYCLE"
    " NOKEEP NOMAXVALUE NOMINVALUE NOORDER NOT NOTHING NOVALIDATE NOWAIT NULL OFF ONLY OR OUTER"
    " OUTPUT PIVOT PLACING PRECEDING PURGE QUICK RECURSIVE REFERENCES REGEXP RENAME RESET"
    " RESTART RESTRICT RESUMABLE RETURNING RLIKE ROLLBACK SAVEPOINT SEL SEMI SETS SHOW SIMILAR"
    " SQL_CACHE SQL_CALC_FOUND_ROWS SQL_NO_CACHE STRAIGHT_JOIN THEN TRAILING TUMBLING UNBOUNDED"
    " UNION UNIQUE UNLOGGED UNPIVOT UPDATE UPSERT USE USING VARYING VERBOSE WAIT WHEN WHERE"
    " WINDOW WITH WITHIN WITHOUT WORK XMLAGG XMLSERIALIZE XMLTEXT XOR YAML ";
/// Words that are names nearly everywhere, but not of a WITH or an index.
constexpr std::string_view kNotOfWith = " INTERVAL TOP VALUE VALUES ";
/// Names of columns and tables, but not aliases.
constexpr std::string_view kObjects = " CREATE GROUP ON ORDER START TABLES ";
/// Names of columns, tables and functions only.
constexpr std::string_view kFirstParts =
    " ALL ANY CASEWHEN DOUBLE GROUPING IF IIF IN LEFT LIMIT OFFSET OPTIMIZE PROCEDURE PUBLIC"
    " RIGHT SET SOME ";
/// Names only behind a dot.
constexpr std::string_view kLaterParts = " CURRENT FROM SELECT ";
/// Words with a meaning that are names all the same.
constexpr std::string_view kKeywords =
    " ACTION ACTIVE ALGORITHM ARCHIVE ARRAY AT BYTE CASCADE CASE CAST CHANGE CHAR CHARACTER"
    " CHECKPOINT COLUMN COLUMNS COMMENT COMMIT COSTS CS CYCLE DATE DAY DBA_RECYCLEBIN DEFAULT"
    " DESC DESCRIBE DISABLE DISCONNECT DIV DO DUMP DUPLICATE ENABLE END EXCLUDE EXTRACT FALSE"
    " FILTER FIRST FLUSH FN FOLLOWING FORMAT FULLTEXT HISTORY HOUR INDEX INSERT ISNULL JSON KEEP"
    " KEY LAST LEADING LINK LOCAL LOG MATERIALIZED MINUTE MONTH NO NOLOCK NULLS OF OPEN OVER"
    " OVERLAY PARALLEL PARTITION PATH PERCENT POSITION PRECISION PRIMARY PRIOR QUERY QUIESCE"
    " RANGE READ RECYCLEBIN REGISTER REPLACE RESTRICTED RESUME ROW ROWS RR RS SCHEMA SECOND"
    " SEPARATOR SEQUENCE SESSION SHUTDOWN SIBLINGS SIGNED SIZE SKIP SUBSTR SUBSTRING SUSPEND"
    " SWITCH SYNONYM SYSTEM TABLE TABLESPACE TEMP TEMPORARY TIME TIMEOUT TIMESTAMP TO TRIM TRUE"
    " TRUNCATE TRY_CAST TYPE UNQIESCE UNSIGNED UR USER VALIDATE VIEW XML YEAR ZONE ";

bool has(std::string_view words, const std::string &word)
{
    return words.find(" " + word + " ") != std::string_view::npos;
}

} // namespace

bool isNameWord(std::string_view word, NameUse use)
{
    const std::string upper = upperCase(word);
    if (has(kNoName, upper))
        return false;
    if (has(kNotOfWith, upper))
        return use != NameUse::Plain;
    if (has(kObjects, upper))
        return use == NameUse::Object || use == NameUse::First || use == NameUse::Later;
    if (has(kFirstParts, upper))
        return use == NameUse::First || use == NameUse::Later;
    return !has(kLaterParts, upper) || use == NameUse::Later;
}

bool isSqlKeyword(std::string_view word)
{
    const std::string upper = upperCase(word);
    return has(kKeywords, upper) || has(kNoName, upper) || has(kNotOfWith, upper) || has(kObjects, upper) ||
           has(kFirstParts, upper) || has(kLaterParts, upper);
}

} // namespace sluice::job::detail
