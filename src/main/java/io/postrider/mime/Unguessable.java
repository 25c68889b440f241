package io.postrider.mime;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Random words of 128 bits: AES in counter mode, with a key from the system for each lot, because a composer needs many quickly. */
final class Unguessable {

    private static final SecureRandom SYSTEM = new SecureRandom();
    private static final Cipher CIPHER = cipher();
    private static final int OCTETS = 16;
    private static final byte[] LOT = new byte[OCTETS * 256];
    private static final byte[] ALPHABET = {
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v',
        'w', 'x', 'y', 'z', '2', '3', '4', '5', '6', '7'
    };
    /** 26 letters of 5 bits hold 130 bits. */
    private static final int LETTERS = 26;

    private static int used = LOT.length;

    private Unguessable() {}

    static String word() {
        byte[] letters = new byte[LETTERS];
        draw(letters);
        return Octets.asciiString(letters);
    }

    private static synchronized void draw(byte[] letters) {
        if (used == LOT.length) {
            refill();
        }
        int bits = 0;
        int available = 0;
        for (int i = 0; i < LETTERS; i++) {
            if (available < 5 && i + 1 < LETTERS) {
                bits = bits << 8 | LOT[used++] & 0xFF;
                available += 8;
            }
            available -= 5;
            letters[i] = ALPHABET[(available < 0 ? bits << -available : bits >> available) & 31];
        }
    }

    private static void refill() {
        byte[] seed = new byte[32];
        SYSTEM.nextBytes(seed);
        Arrays.fill(LOT, (byte) 0);
        try {
            CIPHER.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(seed, 0, 16, "AES"), new IvParameterSpec(seed, 16, 16));
            CIPHER.doFinal(LOT, 0, LOT.length, LOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is a part of every Java", e);
        }
        used = 0;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is a part of every Java", e);
        }
    }
}
