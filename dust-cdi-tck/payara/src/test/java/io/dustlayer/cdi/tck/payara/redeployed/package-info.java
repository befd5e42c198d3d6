/** An application that is deployed again and again. */
package io.dustlayer.cdi.tck.payara.redeployed;
