/* config
env { parallelism = x }
*/
CREATE TABLE a (id INT) WITH ("connector"="jdbc","type"="source","password"="s3");
INSERT INTO b SELECT id FROM a;
