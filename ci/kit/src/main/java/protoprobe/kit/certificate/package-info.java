// SPDX-License-Identifier: Apache-2.0
/**
 * Throwaway certificates for servers that we start. Needs bcpkix on the class path, which the kit
 * does not bring along: a probe that makes certificates declares it.
 */
package protoprobe.kit.certificate;
