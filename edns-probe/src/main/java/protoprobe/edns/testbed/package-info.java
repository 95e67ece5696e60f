// SPDX-License-Identifier: Apache-2.0
/**
 * A private signed DNS tree on loopback: a root, the domain {@code lab.} and child zones with
 * exactly one fault each, plus servers that answer wrongly on purpose. dnsjava makes keys, records
 * and signatures; what arrives is read, and what is sent wrongly is built, by the probe's own
 * codec.
 */
package protoprobe.edns.testbed;
