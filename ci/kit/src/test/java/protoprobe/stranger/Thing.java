// SPDX-License-Identifier: Apache-2.0
package protoprobe.stranger;

/** Of a module that nobody else may know. */
public final class Thing {}
