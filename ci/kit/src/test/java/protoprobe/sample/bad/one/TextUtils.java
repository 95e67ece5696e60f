// SPDX-License-Identifier: Apache-2.0
package protoprobe.sample.bad.one;

/** A drawer. */
public final class TextUtils {}
