// SPDX-License-Identifier: Apache-2.0
/**
 * Programs that are started so that nothing of them is ever left: a guardian in namespaces of its
 * own, the run directory inside it, daemons, child JVMs. Uses nothing but the JDK.
 */
package protoprobe.kit.process;
