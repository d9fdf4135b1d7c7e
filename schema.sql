-- Structure of a workbook (*.ntm) of NTM Desktop.
--
-- History of the structure (PRAGMA user_version):
--   1  first version
--   2  who signed an import, keys that were compared, the log of exports, acknowledgements,
--      withdrawn keys; the records of the programme beside the criteria
--
-- The log (record, revision, parent) is the truth; head and the tables of current values are
-- projections that can be rebuilt from it at any time (`ntm-desktop check`, `repair`).
-- References are declared where SQLite can check them by an index; the others are proved by `check`.
-- Integers join tables inside one file and never leave it; outside, a revision is its hex id and
-- a record its key. Decimal figures are TEXT, so that 62.40 never becomes 62.399999.
-- Comments stand outside the statements: SQLite stores a statement's text as it is written.

-- What this file is: district, organisation, plan, counters. Local, never exchanged.
--   name   district | organisation | plan | demo | created_at | export_number | rules | round
--   value  text of the setting
CREATE TABLE workbook (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each record that any revision speaks of.
--   record  number inside this file
--   key     kind/part/part…, the record's name everywhere
--   kind    first segment of the key
CREATE TABLE record (
  record INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX record_kind ON record (kind);

-- The log: every visible change of every record. Rows are never updated.
--   seq        order of arrival in this file
--   id         SHA-256 of the canonical form, 32 bytes
--   record     the record that it changes
--   author     organisation that wrote it
--   device     machine that it was written on
--   edited_at  YYYY-MM-DDTHH:MM:SSZ, for display only
--   local      1 where it was typed in this workbook or came with the shipped plan
--   comment    why, where a person said so
--   body       canonical JSON; NULL = the record was deleted
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

-- Which revisions the author had in front of them.
--   child   the later revision
--   parent  the earlier one
CREATE TABLE parent (
  child INTEGER NOT NULL REFERENCES revision (seq),
  parent INTEGER NOT NULL,
  PRIMARY KEY (child, parent)
) STRICT, WITHOUT ROWID;

-- Projection: revisions that no visible revision names as parent. More than one with different
-- bodies is a conflict.
--   record    the record
--   revision  one of its heads
CREATE TABLE head (
  record INTEGER NOT NULL REFERENCES record (record),
  revision INTEGER NOT NULL,
  PRIMARY KEY (record, revision)
) STRICT, WITHOUT ROWID;

-- Files that were imported, also those that brought nothing new. Local.
--   import        number of the import
--   path          where it was read from
--   sha256        of its bytes
--   sender        organisation that wrote the package
--   at            when it was applied
--   status        applied | nothing_new | annulled
--   founding      1 for the import that made this workbook; it cannot be annulled
--   backup        path of the copy made before it, empty where nothing changed
--   report        JSON as the command prints it
--   signed_by     public key (32 bytes) of a signature that held, NULL where there was none
CREATE TABLE import_log (
  import INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  sender TEXT NOT NULL,
  at TEXT NOT NULL,
  status TEXT NOT NULL,
  founding INTEGER NOT NULL,
  backup TEXT NOT NULL,
  report TEXT NOT NULL,
  signed_by BLOB
) STRICT;
CREATE INDEX import_log_sha256 ON import_log (sha256);

-- Keys of senders whose short code a person compared with the sender. Local. A key is also known,
-- but not compared, where an import of that sender was signed by it (import_log.signed_by).
--   organisation  the sender
--   public_key    32 bytes
--   at            time of the comparison
CREATE TABLE compared_key (
  organisation TEXT NOT NULL,
  public_key BLOB NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation, public_key)
) STRICT, WITHOUT ROWID;

-- The log of packages that were given out. Local.
--   export     number of the line; the package's own number stands in its name
--   path       where it was written
--   sha256     hash of its bytes
--   receiver   organisation that it was made for, empty for everybody
--   round      round in its name
--   number     number in its name
--   at         time of the export
--   records    how many records it carries
--   revisions  how many revisions
--   files      how many attached files
--   device     machine that gave it out
--   signed_by  public key (32 bytes) that signed it
--   heads      ids (32 bytes each) of the sender's own latest revisions in it
--   attached   digests (32 bytes each) of the attached files
CREATE TABLE export_log (
  export INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  receiver TEXT NOT NULL,
  round TEXT NOT NULL,
  number TEXT NOT NULL,
  at TEXT NOT NULL,
  records INTEGER NOT NULL,
  revisions INTEGER NOT NULL,
  files INTEGER NOT NULL,
  device TEXT NOT NULL,
  signed_by BLOB NOT NULL,
  heads BLOB NOT NULL,
  attached BLOB NOT NULL
) STRICT;

-- Which revisions each import brought; many to many.
--   import    the import
--   revision  a revision that its file holds and that passed the door; what it stands on is held
--             with it, so that the heads of a file are enough
CREATE TABLE import_revision (
  import INTEGER NOT NULL REFERENCES import_log (import),
  revision INTEGER NOT NULL REFERENCES revision (seq),
  PRIMARY KEY (import, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_revision_revision ON import_revision (revision);

-- Named steps for undo and redo, one row for each record of a step. Local.
--   step      order of the steps
--   revision  the revision that stands for it now: its own, or one that undo or redo wrote; it must
--             still be the single head for the step to be turned
--   label     what was done, in Vietnamese
--   undone    1 after undo, 0 again after redo
--   former    body to go back to, NULL = the record was not there
CREATE TABLE step (
  step INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  label TEXT NOT NULL,
  undone INTEGER NOT NULL,
  former TEXT,
  PRIMARY KEY (step, revision)
) STRICT, WITHOUT ROWID;

-- Attached files, each stored once by its content.
--   sha256    of the whole file, 32 bytes
--   size      bytes
CREATE TABLE attachment (
  sha256 BLOB PRIMARY KEY,
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The bytes of attached files, in rows of at most 512 KiB.
--   sha256    the file
--   position  0, 1, 2…
--   bytes     the piece
CREATE TABLE attachment_chunk (
  sha256 BLOB NOT NULL REFERENCES attachment (sha256),
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, position)
) STRICT, WITHOUT ROWID;

-- Projection: assessments of a criterion, indicator or condition by one evaluator in one round.
--   record        the record
--   revision      the revision that carries the value
--   unit          commune, village or district that is assessed
--   criteria_set  set that the code belongs to
--   code          criterion, indicator or condition
--   round         reporting round
--   evaluator     self | office code | huyen
--   authority     1 self, 2 office, 3 district
--   outcome       stated result, else judged: 0 no data, 1 met, 2 not met, 3 not applicable
--   stated        what the evaluator said, NULL where only figures were given
--   judged        what the figures give
--   note          explanation
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
CREATE INDEX assessment_round ON assessment
  (criteria_set, round, unit, code, authority, evaluator, outcome);

-- Projection: figures of an assessment, decimal text.
--   record       the assessment
--   measure      code of the measure
--   value        number, level or yes/no (1, 0) as typed
--   numerator    of a ratio
--   denominator  of a ratio
CREATE TABLE figure (
  record INTEGER NOT NULL REFERENCES assessment (record),
  measure TEXT NOT NULL,
  value TEXT,
  numerator TEXT,
  denominator TEXT,
  PRIMARY KEY (record, measure)
) STRICT, WITHOUT ROWID;

-- Projection: figures typed once for a unit and year and offered as denominators.
--   record, revision  as above
--   unit    commune or village
--   year    year
--   figure  households, population…
--   value   decimal text
--   note    explanation
--   source  where it is from
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

-- Projection: papers that prove a result; the bytes are in attachment.
--   record, revision  as above
--   unit          commune
--   evidence      random code
--   title         what it is
--   sha256        hex, of the attached file
--   file_name     name that it had
--   size          bytes, decimal text
--   criteria_set  set of the codes
--   codes         JSON list of the indicators that it serves
--   round         round that it was attached in
--   number        number of the document
--   issuer        who issued it
--   date          date of issue
--   valid_to      last day of validity
--   note          explanation
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

-- Projection: units of the programme with their official codes.
--   record, revision  as above
--   unit            official code
--   name            official name
--   unit_kind       commune | town | district | village
--   plan_name       spelling in the plan
--   parent          code of the unit above
--   valid_from      first day
--   valid_to        last day
--   successor       code of the unit that took over
--   successor_name  its name
--   note            explanation
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

-- Projection: who takes part.
--   record, revision  as above
--   organisation  code
--   name          as the plan writes it
--   org_kind      district | office | front | commune
--   unit          commune of a commune's organisation
CREATE TABLE organisation (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  org_kind TEXT NOT NULL,
  unit TEXT
) STRICT;

-- Projection: criteria sets in use; their lines come with the program.
--   record, revision  as above
--   criteria_set  id of the set
--   title         its title
--   level         commune | village | district
--   grade         standard | advanced | model
--   legal_basis   decision
CREATE TABLE criteria_set (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  criteria_set TEXT NOT NULL,
  title TEXT NOT NULL,
  level TEXT NOT NULL,
  grade TEXT NOT NULL,
  legal_basis TEXT
) STRICT;

-- Projection: names that the district corrected against the official text.
--   record, revision  as above
--   criteria_set  set
--   code          criterion, indicator or condition
--   title         corrected name
--   source        document, article, page
--   checked       yes where compared with the text
CREATE TABLE wording (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  criteria_set TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT,
  checked TEXT
) STRICT;

-- Projection: thresholds that the district corrected or filled in.
--   record, revision  as above
--   criteria_set  set
--   code          indicator or condition
--   measure       measure
--   comparison    >= | <= | =
--   value         decimal text or level
--   by_year       JSON object year → value
--   source        document, article, page
--   checked       yes where compared with the text
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

-- Projection: which office judges which criterion or indicator.
--   record, revision  as above
--   criteria_set  set
--   code          criterion, indicator or condition
--   office        organisation
--   source        section of the plan
CREATE TABLE responsibility (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  criteria_set TEXT NOT NULL,
  code TEXT NOT NULL,
  office TEXT NOT NULL,
  source TEXT
) STRICT;

-- Projection: reporting rounds.
--   record, revision  as above
--   round  code, YYYY-MM
--   title  name
--   date   day that the figures stand for
--   due    reports are due before this day
--   sets   JSON object level → criteria set
CREATE TABLE round (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  round TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  due TEXT,
  sets TEXT NOT NULL
) STRICT;

-- Projection: snapshots of closed rounds; a round is closed while its record is there.
--   record, revision  as above
--   round  code
--   units  JSON unit → set → code → [outcome, authority, round that it is from]
--   seen   JSON list: first 16 hex digits of the assessments that were there
CREATE TABLE closing (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  round TEXT NOT NULL,
  units TEXT,
  seen TEXT
) STRICT;

-- Projection: headline goals of the plan.
--   record, revision  as above
--   goal    code
--   title   as the plan words it
--   metric  how it is measured
--   target  decimal text
--   units   JSON list of communes
--   low     lower limit
--   high    upper limit
--   year    year
--   source  section of the plan
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

-- Projection: what each commune is to reach or keep.
--   record, revision  as above
--   unit          commune
--   criteria_set  set
--   code          criterion, or villages
--   year          year
--   aim           achieve | maintain
--   value         decimal text where it is a number
--   note          explanation
--   source        section of the plan
--   month         month
--   cost          million đồng
--   ease          easy | medium | hard
--   person        who does it
--   organisation  organisation's code
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
  source TEXT,
  month TEXT,
  cost TEXT,
  ease TEXT,
  person TEXT,
  organisation TEXT
) STRICT;

-- Projection: settings of the district.
--   record, revision  as above
--   setting  name
--   value    text
CREATE TABLE setting (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  setting TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- Projection: legal basis and other documents.
--   record, revision  as above
--   scope     owner: huyen, office or commune code
--   document  code
--   title     what it is about
--   number    number
--   date      date of issue
--   issuer    who issued it
--   note      explanation
--   summary    what it says
--   effect     what follows from it
--   file_name  name of the file
--   sha256     hash of its bytes
--   size       bytes
CREATE TABLE document (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  document TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT,
  date TEXT,
  issuer TEXT,
  note TEXT,
  summary TEXT,
  effect TEXT,
  file_name TEXT,
  sha256 TEXT,
  size TEXT
) STRICT;

-- Projection: villages.
--   record, revision  as above
--   unit     code: commune code, a point, a short name
--   name     name
--   commune  code of the commune
--   status   met_before | planned | met | model
--   year     year that it is planned for
--   note     explanation
--   source   section of the plan
--   households  number of households
--   people      number of people
--   poor        number of poor households
--   near_poor   number of near-poor households
--   decision    decision number
--   decided_on  day of the decision
CREATE TABLE village (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  commune TEXT NOT NULL,
  status TEXT,
  year TEXT,
  note TEXT,
  source TEXT,
  households TEXT,
  people TEXT,
  poor TEXT,
  near_poor TEXT,
  decision TEXT,
  decided_on TEXT
) STRICT;

-- Projection: funding lines, in million đồng.
--   record, revision  as above
--   scope         owner: huyen, office or commune code
--   year          year
--   funding       code of the line
--   title         as printed
--   source        central, local, integrated, community…
--   planned       decimal text
--   allocated     decimal text
--   disbursed     decimal text
--   stated_total  yes where the line is a total as printed
--   note          explanation
--   unit       code of the unit that it is about
--   project    code of the project
--   programme  rural | poverty | ethnic | other
--   purpose    investment | recurrent
--   part_of    key of the line that it is a share of
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
  note TEXT,
  unit TEXT,
  project TEXT,
  programme TEXT,
  purpose TEXT,
  part_of TEXT
) STRICT;

-- Projection: decisions that recognise a unit.
--   record, revision  as above
--   unit    unit
--   grade   standard | advanced | model
--   number  decision number
--   date    its date
--   issuer  who signed
--   note    explanation
--   stage           self | district | province | recognised | revoked
--   papers          JSON list of papers that are ready
--   revoked_number  number of the decision that revokes
--   revoked_on      day of revocation
--   review_on       day of the next review
CREATE TABLE recognition (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  unit TEXT NOT NULL,
  grade TEXT NOT NULL,
  number TEXT,
  date TEXT,
  issuer TEXT,
  note TEXT,
  stage TEXT,
  papers TEXT,
  revoked_number TEXT,
  revoked_on TEXT,
  review_on TEXT
) STRICT;

-- Projection: acknowledgements, by which a receiver says what has come in.
--   record, revision  as above
--   scope         owner: the organisation that received
--   organisation  the sender
--   file          first 16 hex digits of the package's hash, and the moment of its import
--   device        machine that received
--   received_at   time of the import
--   number        number of the package
--   round         round in the package
--   revisions     JSON list of revision ids that came in by then and were not acknowledged before
--   files         JSON list of hashes of attached files, likewise
--   missing       JSON list of hashes of files that records of the organisation name and that are
--                 not here (file is then "missing"): whatever was told before, they are sent again
CREATE TABLE acknowledgement (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  organisation TEXT NOT NULL,
  file TEXT NOT NULL,
  device TEXT NOT NULL,
  received_at TEXT NOT NULL,
  number TEXT,
  round TEXT,
  revisions TEXT,
  files TEXT,
  missing TEXT
) STRICT;

-- Projection: keys that are no more to be trusted (a lost laptop).
--   record, revision  as above
--   organisation  whose key it was
--   fingerprint   first 32 hex digits of the key's hash
--   note          why
--   public_key    the key itself as hex, by which its code is known where it never signed anything
CREATE TABLE key_withdrawal (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  note TEXT NOT NULL,
  public_key TEXT
) STRICT;

-- Projection: members of the steering committee.
--   record, revision  as above
--   committee_member  code
--   name              name
--   position          post that the person holds
--   role              role in the committee
--   organisation      organisation's code
--   units             JSON list of unit codes
--   codes             criteria or indicators
--   duties            what the person follows
--   phone             telephone
--   valid_from        first day
--   valid_to          last day
--   note              explanation
CREATE TABLE committee_member (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  committee_member TEXT NOT NULL,
  name TEXT NOT NULL,
  position TEXT,
  role TEXT,
  organisation TEXT,
  units TEXT,
  codes TEXT,
  duties TEXT,
  phone TEXT,
  valid_from TEXT,
  valid_to TEXT,
  note TEXT
) STRICT;

-- Projection: tasks.
--   record, revision  as above
--   scope         owner: huyen, office or commune code
--   task          code
--   title         what it is
--   unit          code of the unit that it is about
--   codes         criteria or indicators
--   person        who does it
--   organisation  organisation's code
--   due           last day
--   progress      waiting | doing | done | dropped
--   percent       how far, 0 to 100
--   obstacle      what stands in the way
--   remover       who has to remove it
--   done_on       day on which it was done
--   finding       code of the inspection finding that it came from
--   note          explanation
CREATE TABLE task (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  task TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT,
  codes TEXT,
  person TEXT,
  organisation TEXT,
  due TEXT,
  progress TEXT,
  percent TEXT,
  obstacle TEXT,
  remover TEXT,
  done_on TEXT,
  finding TEXT,
  note TEXT
) STRICT;

-- Projection: projects and works.
--   record, revision  as above
--   scope         owner: huyen, office or commune code
--   project       code
--   title         what it is
--   unit          code of the unit that it is about
--   project_kind  kind of works
--   programme     rural | poverty | ethnic | other
--   codes         criteria or indicators
--   owner         investor
--   total         total cost, million đồng
--   started_on    first day
--   finished_on   day of completion
--   status        how far it is
--   note          explanation
--   village       code of the village
CREATE TABLE project (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  project TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT,
  project_kind TEXT,
  programme TEXT,
  codes TEXT,
  owner TEXT,
  total TEXT,
  started_on TEXT,
  finished_on TEXT,
  status TEXT,
  note TEXT,
  village TEXT
) STRICT;

-- Projection: debts for basic construction, in million đồng.
--   record, revision  as above
--   scope     owner: huyen, office or commune code
--   debt      code
--   title     what it is
--   unit      code of the unit that it is about
--   project   code of the project
--   amount    million đồng
--   paid      million đồng paid back
--   creditor  to whom it is owed
--   since     day on which it arose
--   due       last day
--   note      explanation
CREATE TABLE debt (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  debt TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT,
  project TEXT,
  amount TEXT NOT NULL,
  paid TEXT,
  creditor TEXT,
  since TEXT,
  due TEXT,
  note TEXT
) STRICT;

-- Projection: contributions of people and firms.
--   record, revision  as above
--   scope          owner: huyen, office or commune code
--   contribution   code
--   donor          who gave
--   donor_kind     kind of giver
--   form           cash | materials | land | labour | other
--   quantity       decimal text
--   quantity_unit  unit of the quantity (m², days…)
--   value          converted value, million đồng
--   date           day
--   unit           code of the unit that it is about
--   village        code of the village
--   project        code of the project
--   commend        yes where to be commended
--   note           explanation
CREATE TABLE contribution (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  contribution TEXT NOT NULL,
  donor TEXT NOT NULL,
  donor_kind TEXT,
  form TEXT NOT NULL,
  quantity TEXT,
  quantity_unit TEXT,
  value TEXT,
  date TEXT,
  unit TEXT,
  village TEXT,
  project TEXT,
  commend TEXT,
  note TEXT
) STRICT;

-- Projection: OCOP products.
--   record, revision  as above
--   scope          owner: huyen, office or commune code
--   ocop_product   code
--   name           name
--   producer       who makes it
--   product_group  group of products
--   stars          stars that it has
--   stars_aim      stars that are aimed at
--   papers         JSON list of papers that are ready
--   decision       decision number
--   decided_on     day of the decision
--   expires_on     last day of validity
--   note           explanation
CREATE TABLE ocop_product (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  ocop_product TEXT NOT NULL,
  name TEXT NOT NULL,
  producer TEXT,
  product_group TEXT,
  stars TEXT,
  stars_aim TEXT,
  papers TEXT,
  decision TEXT,
  decided_on TEXT,
  expires_on TEXT,
  note TEXT
) STRICT;

-- Projection: production-support projects.
--   record, revision  as above
--   scope               owner: huyen, office or commune code
--   production_project  code
--   title               what it is
--   village             code of the village
--   product             product
--   households          number of households
--   poor                number of poor households
--   participants        JSON list of those who take part
--   chosen_on           day on which they were chosen
--   minutes             number of the minutes
--   total               total cost, million đồng
--   contributed         million đồng given by those who take part
--   status              how far it is
--   result              what came of it
--   note                explanation
CREATE TABLE production_project (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  production_project TEXT NOT NULL,
  title TEXT NOT NULL,
  village TEXT,
  product TEXT,
  households TEXT,
  poor TEXT,
  participants TEXT,
  chosen_on TEXT,
  minutes TEXT,
  total TEXT,
  contributed TEXT,
  status TEXT,
  result TEXT,
  note TEXT
) STRICT;

-- Projection: main products, cooperatives, enterprises, linkages.
--   record, revision  as above
--   scope          owner: huyen, office or commune code
--   economic_unit  code
--   name           name
--   economic_kind  kind of unit
--   product        product
--   partner        who buys or links
--   members        members
--   turnover       million đồng a year
--   effective      yes | no
--   traceable      yes | no
--   certificate    VietGAP or the like
--   contract_to    last day of the contract
--   note           explanation
CREATE TABLE economic_unit (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  economic_unit TEXT NOT NULL,
  name TEXT NOT NULL,
  economic_kind TEXT NOT NULL,
  product TEXT,
  partner TEXT,
  members TEXT,
  turnover TEXT,
  effective TEXT,
  traceable TEXT,
  certificate TEXT,
  contract_to TEXT,
  note TEXT
) STRICT;

-- Projection: vocational classes and jobs found.
--   record, revision  as above
--   scope            owner: huyen, office or commune code
--   employment       code
--   title            what it is
--   employment_kind  class | job | abroad
--   date             day
--   unit             code of the unit that it is about
--   people           number of people
--   women            of them women
--   placed           of them who found work
--   place            place
--   note             explanation
CREATE TABLE employment (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  employment TEXT NOT NULL,
  title TEXT NOT NULL,
  employment_kind TEXT NOT NULL,
  date TEXT,
  unit TEXT,
  people TEXT NOT NULL,
  women TEXT,
  placed TEXT,
  place TEXT,
  note TEXT
) STRICT;

-- Projection: training.
--   record, revision  as above
--   scope     owner: huyen, office or commune code
--   training  code
--   title     what it is
--   date      day
--   place     place
--   host      who holds it
--   audience  for whom
--   people    number of people
--   women     of them women
--   cost      million đồng
--   note      explanation
CREATE TABLE training (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  training TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  place TEXT,
  host TEXT,
  audience TEXT,
  people TEXT,
  women TEXT,
  cost TEXT,
  note TEXT
) STRICT;

-- Projection: propaganda and movements.
--   record, revision  as above
--   scope            owner: huyen, office or commune code
--   propaganda       code
--   title            what it is
--   propaganda_kind  form
--   movement         movement that it belongs to
--   date             day
--   unit             code of the unit that it is about
--   village          code of the village
--   times            how often
--   people           number of people
--   result           what came of it
--   note             explanation
CREATE TABLE propaganda (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  propaganda TEXT NOT NULL,
  title TEXT NOT NULL,
  propaganda_kind TEXT,
  movement TEXT,
  date TEXT,
  unit TEXT,
  village TEXT,
  times TEXT,
  people TEXT,
  result TEXT,
  note TEXT
) STRICT;

-- Projection: commendations.
--   record, revision  as above
--   scope           owner: huyen, office or commune code
--   commendation    code
--   name            name
--   recipient_kind  kind of recipient
--   award           award
--   reason          why
--   decision        decision number
--   decided_on      day of the decision
--   amount          million đồng
--   unit            code of the unit that it is about
--   note            explanation
CREATE TABLE commendation (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  commendation TEXT NOT NULL,
  name TEXT NOT NULL,
  recipient_kind TEXT,
  award TEXT,
  reason TEXT,
  decision TEXT,
  decided_on TEXT,
  amount TEXT,
  unit TEXT,
  note TEXT
) STRICT;

-- Projection: inspections.
--   record, revision  as above
--   scope       owner: huyen, office or commune code
--   inspection  code
--   title       what it is
--   date        day
--   unit        code of the unit that it is about
--   team        who inspects
--   content     what was looked at
--   conclusion  conclusion
--   note        explanation
CREATE TABLE inspection (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  inspection TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  unit TEXT,
  team TEXT,
  content TEXT,
  conclusion TEXT,
  note TEXT
) STRICT;

-- Projection: what inspections found.
--   record, revision  as above
--   scope               owner: huyen, office or commune code
--   inspection_finding  code
--   title               what it is
--   inspection          code of the inspection
--   unit                code of the unit that it is about
--   codes               criteria or indicators
--   finding_kind        obstacle | shortcoming | violation
--   handling            how it is handled
--   due                 last day
--   done_on             day on which it was done
--   amount              million đồng
--   task                code of the task
--   note                explanation
CREATE TABLE inspection_finding (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  inspection_finding TEXT NOT NULL,
  title TEXT NOT NULL,
  inspection TEXT,
  unit TEXT,
  codes TEXT,
  finding_kind TEXT NOT NULL,
  handling TEXT,
  due TEXT,
  done_on TEXT,
  amount TEXT,
  task TEXT,
  note TEXT
) STRICT;

-- Projection: satisfaction of the people, village by village.
--   record, revision  as above
--   scope       owner: huyen, office or commune code
--   survey      code
--   village     code of the village
--   round       round
--   date        day
--   households  number of households
--   asked       households asked
--   answered    households that answered
--   satisfied   households satisfied
--   contents    JSON object: content → {answered, satisfied}
--   note        explanation
CREATE TABLE survey (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  survey TEXT NOT NULL,
  village TEXT NOT NULL,
  round TEXT,
  date TEXT,
  households TEXT NOT NULL,
  asked TEXT NOT NULL,
  answered TEXT NOT NULL,
  satisfied TEXT NOT NULL,
  contents TEXT,
  note TEXT
) STRICT;

-- Projection: what was made public.
--   record, revision  as above
--   scope            owner: huyen, office or commune code
--   disclosure       code
--   title            what it is
--   date             day
--   until            last day
--   place            place
--   disclosure_kind  form
--   content          what was looked at
--   note             explanation
CREATE TABLE disclosure (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  disclosure TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  until TEXT,
  place TEXT,
  disclosure_kind TEXT,
  content TEXT,
  note TEXT
) STRICT;

-- Projection: boards of communes and villages.
--   record, revision  as above
--   scope       owner: huyen, office or commune code
--   board       code
--   name        name
--   board_kind  kind of board
--   village     code of the village
--   decision    decision number
--   decided_on  day of the decision
--   members     members
--   changes     changes of members
--   note        explanation
CREATE TABLE board (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  board TEXT NOT NULL,
  name TEXT NOT NULL,
  board_kind TEXT,
  village TEXT,
  decision TEXT,
  decided_on TEXT,
  members TEXT,
  changes TEXT,
  note TEXT
) STRICT;

-- Projection: texts of reports that people wrote.
--   record, revision  as above
--   scope    owner: huyen, office or commune code
--   report   kind of report
--   round    round
--   section  section of the report
--   words    the text
CREATE TABLE narrative (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  report TEXT NOT NULL,
  round TEXT NOT NULL,
  section TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

-- Projection: documents of the office's own shape.
--   record, revision  as above
--   scope      owner: huyen, office or commune code
--   report     kind of report
--   file_name  name of the file
--   sha256     hash of its bytes
--   size       bytes
--   note       explanation
CREATE TABLE template (
  record INTEGER PRIMARY KEY REFERENCES record (record),
  revision INTEGER NOT NULL,
  scope TEXT NOT NULL,
  report TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size TEXT NOT NULL,
  note TEXT
) STRICT;
