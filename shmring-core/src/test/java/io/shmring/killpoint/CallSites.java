/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Reads from the production class files which places there are, whether or not anybody ever comes by. */
final class CallSites {

    /** By owner, name and descriptor. */
    private final Map<String, Method> methods = new LinkedHashMap<>();

    private CallSites() {}

    /** All places, named as in {@link KillPoints}. */
    static SortedSet<String> ofProduction() throws IOException {
        CallSites sites = new CallSites();
        for (Path file : Weaver.classFiles()) {
            sites.read(new ClassReader(Files.readAllBytes(file)));
        }
        return sites.places();
    }

    private void read(ClassReader reader) {
        String owner = reader.getClassName();
        reader.accept(
                new ClassVisitor(OpenedClassReader.ASM_API) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] thrown) {
                        Method method = new Method(owner, name);
                        CallSites.this.methods.put(owner + name + descriptor, method);
                        return method;
                    }
                },
                ClassReader.SKIP_DEBUG);
    }

    private SortedSet<String> places() {
        SortedSet<String> places = new TreeSet<>();
        for (Method method : this.methods.values()) {
            if (!method.layer) {
                method.effects.forEach(effect -> places.add(Effects.place(method.name, "", effect)));
                for (Method called : called(method)) {
                    effects(called, new TreeSet<>())
                            .forEach(effect -> places.add(Effects.place(method.name, called.name, effect)));
                }
            } else if (method.isInitializer()) { // runs when it likes: of its caller nothing is known
                effects(method, new TreeSet<>()).forEach(effect -> places.add(Effects.place("", method.name, effect)));
            }
        }
        return places;
    }

    /** The layers' methods that a method calls. */
    private List<Method> called(Method method) {
        List<Method> called = new ArrayList<>();
        for (String key : method.calls) {
            Method target = this.methods.get(key);
            if (target != null && target.layer) {
                called.add(target);
            }
        }
        return called;
    }

    private SortedSet<String> effects(Method method, SortedSet<String> found) {
        if (!method.visiting) {
            method.visiting = true;
            found.addAll(method.effects);
            called(method).forEach(next -> effects(next, found));
            method.visiting = false;
        }
        return found;
    }

    private static final class Method extends MethodVisitor {

        private final String name;
        private final boolean layer;
        private final List<String> effects = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();
        private boolean visiting;

        Method(String owner, String name) {
            super(OpenedClassReader.ASM_API);
            this.name = Effects.methodName(owner, name);
            this.layer = Effects.isLayer(owner);
        }

        boolean isInitializer() {
            return this.name.endsWith(".<clinit>");
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean ofInterface) {
            if (Effects.isEffect(this.name, owner, called)) {
                this.effects.add(Effects.effectName(owner, called));
            } else {
                this.calls.add(owner + called + descriptor);
            }
        }

        /** A method reference calls, too, sooner or later. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    this.calls.add(handle.getOwner() + handle.getName() + handle.getDesc());
                }
            }
        }
    }
}
