// SPDX-License-Identifier: Apache-2.0
/** Whether run records and JUnit XML keep their rules. */
package protoprobe.gate.validate;
