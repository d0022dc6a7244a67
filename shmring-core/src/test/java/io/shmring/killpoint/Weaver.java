/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Copies class files and puts a call of {@link KillPoints} before and behind each effect in them. */
final class Weaver {

    static final Path PRODUCTION = Path.of("target/classes");

    private static final String KILL_POINTS = KillPoints.class.getName().replace('.', '/');
    private static final String DESCRIPTOR = "(Ljava/lang/String;)V";

    private Weaver() {}

    /** Weaves the production classes that have effects; the others are left out. */
    static void weaveInto(Path directory) throws IOException {
        for (Path file : classFiles()) {
            byte[] woven = weave(Files.readAllBytes(file));
            if (woven != null) {
                Path target = directory.resolve(PRODUCTION.relativize(file));
                Files.createDirectories(target.getParent());
                Files.write(target, woven);
            }
        }
    }

    static List<Path> classFiles() throws IOException {
        try (Stream<Path> all = Files.walk(PRODUCTION)) {
            return all.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private static byte @Nullable [] weave(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Calls calls = new Calls(writer, reader.getClassName());
        reader.accept(calls, 0);
        return calls.woven ? writer.toByteArray() : null;
    }

    private static final class Calls extends ClassVisitor {

        private final String owner;
        private boolean woven;

        Calls(ClassVisitor next, String owner) {
            super(OpenedClassReader.ASM_API, next);
            this.owner = owner;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            String method = Effects.methodName(this.owner, name);
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
            return new MethodVisitor(OpenedClassReader.ASM_API, next) {

                @Override
                public void visitMethodInsn(
                        int opcode, String calledOwner, String called, String calledDescriptor, boolean ofInterface) {
                    if (!Effects.isEffect(method, calledOwner, called)) {
                        super.visitMethodInsn(opcode, calledOwner, called, calledDescriptor, ofInterface);
                        return;
                    }
                    String effect = Effects.effectName(calledOwner, called);
                    pass("before", effect);
                    super.visitMethodInsn(opcode, calledOwner, called, calledDescriptor, ofInterface);
                    pass("after", effect);
                    Calls.this.woven = true;
                }

                private void pass(String side, String effect) {
                    super.visitLdcInsn(effect);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, KILL_POINTS, side, DESCRIPTOR, false);
                }
            };
        }
    }
}
