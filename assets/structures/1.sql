-- Structure of a workbook of version 1, as files of that time still have it.
CREATE TABLE workbook (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE record (
  record INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX record_kind ON record (kind);
CREATE TABLE revision (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES record (record),
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  edited_at TEXT NOT NULL,
  local INTEGER NOT NULL,
  comment TEXT,
  body TEXT
) STRICT;
CREATE INDEX revision_record ON revision (record);
CREATE TABLE parent (
  child INTEGER NOT NULL REFERENCES revision (seq),
  parent INTEGER NOT NULL,
  PRIMARY KEY (child, parent)
) STRICT, WITHOUT ROWID;
CREATE TABLE head (
  record INTEGER NOT NULL REFERENCES record (record),
  revision INTEGER NOT NULL,
  PRIMARY KEY (record, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_log (
  import INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  sender TEXT NOT NULL,
  at TEXT NOT NULL,
  status TEXT NOT NULL,
  founding INTEGER NOT NULL,
  backup TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;
CREATE INDEX import_log_sha256 ON import_log (sha256);
CREATE TABLE import_revision (
  import INTEGER NOT NULL REFERENCES import_log (import),
  revision INTEGER NOT NULL REFERENCES revision (seq),
  PRIMARY KEY (import, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_revision_revision ON import_revision (revision);
CREATE TABLE step (
  step INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  label TEXT NOT NULL,
  undone INTEGER NOT NULL,
  former TEXT,
  PRIMARY KEY (step, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE attachment (
  sha256 BLOB PRIMARY KEY,
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE attachment_chunk (
  sha256 BLOB NOT NULL REFERENCES attachment (sha256),
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE assessment (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  criteria_set TEXT NOT NULL,
  code TEXT NOT NULL,
  round TEXT NOT NULL,
  evaluator TEXT NOT NULL,
  authority INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  stated INTEGER,
  judged INTEGER NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX assessment_cell ON assessment
  (criteria_set, unit, code, round, authority, evaluator, outcome);
CREATE TABLE figure (
  record INTEGER NOT NULL REFERENCES assessment (record),
  measure TEXT NOT NULL,
  value TEXT,
  numerator TEXT,
  denominator TEXT,
  PRIMARY KEY (record, measure)
) STRICT, WITHOUT ROWID;
CREATE TABLE base_figure (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  year TEXT NOT NULL,
  figure TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX base_figure_unit ON base_figure (unit, year);
CREATE TABLE evidence (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  evidence TEXT NOT NULL,
  title TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size TEXT NOT NULL,
  criteria_set TEXT,
  codes TEXT,
  round TEXT,
  number TEXT,
  issuer TEXT,
  date TEXT,
  valid_to TEXT,
  note TEXT
) STRICT;
CREATE INDEX evidence_unit ON evidence (unit);
CREATE TABLE unit (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  unit_kind TEXT NOT NULL,
  plan_name TEXT,
  parent TEXT,
  valid_from TEXT,
  valid_to TEXT,
  successor TEXT,
  successor_name TEXT,
  note TEXT
) STRICT;
CREATE TABLE organisation (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  org_kind TEXT NOT NULL,
  unit TEXT
) STRICT;
CREATE TABLE criteria_set (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  criteria_set TEXT NOT NULL,
  title TEXT NOT NULL,
  level TEXT NOT NULL,
  grade TEXT NOT NULL,
  legal_basis TEXT
) STRICT;
CREATE TABLE wording (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  criteria_set TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT,
  checked TEXT
) STRICT;
CREATE TABLE threshold (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  criteria_set TEXT NOT NULL,
  code TEXT NOT NULL,
  measure TEXT NOT NULL,
  comparison TEXT,
  value TEXT,
  by_year TEXT,
  source TEXT,
  checked TEXT
) STRICT;
CREATE TABLE responsibility (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  criteria_set TEXT NOT NULL,
  code TEXT NOT NULL,
  office TEXT NOT NULL,
  source TEXT
) STRICT;
CREATE TABLE round (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  round TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  due TEXT,
  sets TEXT NOT NULL
) STRICT;
CREATE TABLE closing (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  round TEXT NOT NULL,
  units TEXT,
  seen TEXT
) STRICT;
CREATE TABLE goal (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  goal TEXT NOT NULL,
  title TEXT NOT NULL,
  metric TEXT NOT NULL,
  target TEXT,
  units TEXT,
  low TEXT,
  high TEXT,
  year TEXT,
  source TEXT
) STRICT;
CREATE TABLE target (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  criteria_set TEXT NOT NULL,
  code TEXT NOT NULL,
  year TEXT NOT NULL,
  aim TEXT,
  value TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE TABLE setting (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  setting TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE document (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  document TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT,
  date TEXT,
  issuer TEXT,
  note TEXT
) STRICT;
CREATE TABLE village (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  commune TEXT NOT NULL,
  status TEXT,
  year TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE TABLE funding (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  year TEXT NOT NULL,
  funding TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT,
  planned TEXT,
  allocated TEXT,
  disbursed TEXT,
  stated_total TEXT,
  note TEXT
) STRICT;
CREATE TABLE recognition (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  grade TEXT NOT NULL,
  number TEXT,
  date TEXT,
  issuer TEXT,
  note TEXT
) STRICT;
