package io.dustlayer.cdi.tck.transport;

import io.dustlayer.cdi.ErrorDetail;
import io.dustlayer.cdi.disk.FileCaches;
import io.dustlayer.cdi.spi.DustCache;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract kept by the cache of {@code dust.cache=file}. */
class FileCacheTest extends DustCacheContract {

  @TempDir Path folder;

  @Override
  protected DustCache.Factory caches() {
    return new FileCaches(folder, new ErrorDetail.Setting("dust.cache.path", "DUST_CACHE_PATH"));
  }
}
