import { brand } from '../../brand';

/** The chain's wordmark in the ink of the material it stands on. */
Component({
  data: { latin: brand.latin, name: `${brand.zh} ${brand.latin}` },
});
