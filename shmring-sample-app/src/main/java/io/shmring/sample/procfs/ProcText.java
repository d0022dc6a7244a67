/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the text of a file in {@code /proc}: lines of fields, with blanks, tabs or colons between them. It walks
 * over the bytes and allocates nothing, but for the names that it is asked for. A field that is missing reads as 0, so
 * that older kernels, whose lines are shorter, need no care.
 */
final class ProcText {

    private final ByteBuffer bytes;
    private int next;
    private int position;
    private int lineEnd;

    /** Begins before the first line of what lies between position and limit. */
    ProcText(ByteBuffer bytes) {
        this.bytes = bytes;
        this.next = bytes.position();
        this.position = this.next;
        this.lineEnd = this.next;
    }

    /** Moves to the start of the next line; false at the end of the text. */
    boolean nextLine() {
        if (this.next >= this.bytes.limit()) {
            return false;
        }
        this.position = this.next;
        int end = this.next;
        while (end < this.bytes.limit() && this.bytes.get(end) != '\n') {
            end++;
        }
        this.lineEnd = end;
        this.next = end + 1;
        return true;
    }

    /** Moves to the next field of this line; false if there is none. */
    private boolean toField() {
        while (this.position < this.lineEnd && isSeparator(this.bytes.get(this.position))) {
            this.position++;
        }
        return this.position < this.lineEnd;
    }

    /** Steps over text if the next field begins with it; else stays. */
    boolean accept(String ascii) {
        if (!toField() || this.lineEnd - this.position < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (this.bytes.get(this.position + i) != ascii.charAt(i)) {
                return false;
            }
        }
        this.position += ascii.length();
        return true;
    }

    /** Steps over the next field if it is exactly this text; else stays. */
    boolean acceptField(String ascii) {
        int start = this.position;
        if (accept(ascii) && atFieldEnd()) {
            return true;
        }
        this.position = start;
        return false;
    }

    /** Whether the cursor stands behind the last byte of a field, as opposed to within one. */
    boolean atFieldEnd() {
        return this.position >= this.lineEnd || isSeparator(this.bytes.get(this.position));
    }

    void skipFields(int count) {
        for (int i = 0; i < count && toField(); i++) {
            toFieldEnd();
        }
    }

    /** The next field as an unsigned decimal number, modulo 2^64; 0 if it is missing or something else. */
    long number() {
        if (!toField()) {
            return 0;
        }
        long value = 0;
        while (this.position < this.lineEnd) {
            int digit = this.bytes.get(this.position) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            this.position++;
        }
        if (!atFieldEnd()) {
            toFieldEnd();
            return 0;
        }
        return value;
    }

    /** The next field; empty if there is none. */
    String field() {
        if (!toField()) {
            return "";
        }
        int start = this.position;
        toFieldEnd();
        byte[] field = new byte[this.position - start];
        this.bytes.get(start, field);
        return new String(field, StandardCharsets.US_ASCII);
    }

    private void toFieldEnd() {
        while (!atFieldEnd()) {
            this.position++;
        }
    }

    private static boolean isSeparator(byte character) {
        return character == ' ' || character == '\t' || character == ':';
    }
}
