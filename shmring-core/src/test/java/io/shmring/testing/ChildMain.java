/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a {@link ChildJvm} runs: reads lines {@code method argument ...}, calls that method of one target object on a thread
 * named {@value #WORKER}, and answers with a line. The end of standard input is the end of the process, so that no child
 * outlives a test run that was killed.
 */
final class ChildMain {

    static final String WORKER = "child-worker"; // a kernel thread name has at most 15 characters

    private static final PrintStream OUT = System.out;

    private final Object target;
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

    private ChildMain(Object target) {
        this.target = target;
    }

    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        var constructor = Class.forName(args[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        ChildMain main = new ChildMain(constructor.newInstance());
        Thread worker = new Thread(main::work, WORKER);
        worker.setDaemon(true);
        worker.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            main.calls.add(line);
        }
        Runtime.getRuntime().halt(0);
    }

    static void print(String line) {
        OUT.println(line.replace('\n', ' ')); // one line is one answer
        OUT.flush();
    }

    private void work() {
        try {
            while (true) {
                call(this.calls.take().split(" "));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(String[] words) {
        try {
            Object value = invoke(words[0], Arrays.copyOfRange(words, 1, words.length));
            print(ChildProgram.VALUE + value);
        } catch (InvocationTargetException failed) {
            Throwable cause = failed.getCause();
            cause.printStackTrace();
            print(ChildProgram.FAILURE + cause.getClass().getName() + " " + cause.getMessage());
        } catch (ReflectiveOperationException | IllegalArgumentException wrongCall) {
            print(ChildProgram.FAILURE + wrongCall.getClass().getName() + " " + wrongCall.getMessage());
        }
    }

    private Object invoke(String name, String[] words) throws ReflectiveOperationException {
        for (Method method : this.target.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == words.length) {
                Object[] arguments = new Object[words.length];
                for (int i = 0; i < words.length; i++) {
                    arguments[i] = convert(words[i], method.getParameterTypes()[i]);
                }
                method.setAccessible(true);
                return method.invoke(this.target, arguments);
            }
        }
        throw new NoSuchMethodException(this.target.getClass().getName() + "." + name + Arrays.toString(words));
    }

    private static Object convert(String word, Class<?> type) {
        if (type == int.class) {
            return Integer.parseInt(word);
        }
        return type == long.class ? (Object) Long.parseLong(word) : word;
    }
}
