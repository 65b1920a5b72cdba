// Each of these files registers its cases, all on one cloud.
import './cases/actions';
import './cases/documents';
import './cases/values';
import './cases/query-commands';
import './cases/update-commands';
import './cases/geo';
import './cases/aggregation-stages';
import './cases/aggregation-expressions';
import './cases/transactions';
import './cases/limits';
import './cases/indexes';
import './cases/pitfalls';
