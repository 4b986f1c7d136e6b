/* config
env {
  parallelism = 2
  job.name = "${name:nightly}"
}
*/
-- orders
CREATE TABLE orders WITH (
  'connector' = 'Jdbc', 'type' = 'source', -- from the shop
  'query' = 'select * from orders where note = ''x''',
  'schema' = '{ fields { id = bigint, note = string } }'
);
CREATE TABLE big AS SELECT id, upper(note) AS note, CASE WHEN id > 1 THEN 'a' ELSE "b" END c
  FROM orders WHERE id BETWEEN 1 AND 5 AND (note IS NOT NULL OR note LIKE '%x') ORDER BY id DESC LIMIT 3;
CREATE TABLE out WITH ('connector' = 'Console', 'type' = 'sink');
INSERT INTO out SELECT CAST(id AS DECIMAL(10, 2)), count(*) FROM big x JOIN orders y ON x.id = y.id GROUP BY id;
INSERT INTO out SELECT orders;
