// SPDX-License-Identifier: Apache-2.0
/** What people and CI systems read of a run record: console text, JUnit XML, progress, dumps. */
package protoprobe.kit.report;
