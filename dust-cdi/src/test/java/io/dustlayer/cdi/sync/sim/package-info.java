/**
 * The simulation: engines, other writers and a model of a real server on one virtual clock, over
 * faulty connections, all from one seed. After each step everything is compared with what the model
 * knows. The model is written from the protocol alone and uses nothing of the engine but its public
 * inputs, effects and states.
 */
package io.dustlayer.cdi.sync.sim;
