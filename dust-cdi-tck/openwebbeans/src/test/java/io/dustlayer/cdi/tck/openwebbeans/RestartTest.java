package io.dustlayer.cdi.tck.openwebbeans;

import io.dustlayer.cdi.tck.host.SeRestartSuites;

/** On OpenWebBeans. */
class RestartTest extends SeRestartSuites {}
