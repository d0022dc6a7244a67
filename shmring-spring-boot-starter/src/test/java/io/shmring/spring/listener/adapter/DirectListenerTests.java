/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.testing.TestRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;

/** Tests for the listener methods that {@link ListenerAdapters} calls without a Spring message. */
class DirectListenerTests {

    private static final ShmRecord RECORD = new TestRecord("orders", 3, 7, 4, null, null);

    private final Listeners listeners = new Listeners();

    @Test
    void handsOutTheViewItself() throws Exception {
        ByteBuffer view = view("abcd");
        adapt("view").onMessage(view, RECORD);
        assertThat(this.listeners.received).hasSize(1);
        assertThat(this.listeners.received.get(0)).isSameAs(view);
    }

    @Test
    void handsOutTheRecordToo() throws Exception {
        adapt("viewAndRecord").onMessage(view("abcd"), RECORD);
        assertThat(this.listeners.received.get(1)).isSameAs(RECORD);
    }

    @Test
    void copiesBytesAndLeavesTheViewsPosition() throws Exception {
        ByteBuffer view = view("abcd");
        adapt("bytes").onMessage(view, RECORD);
        assertThat((byte[]) this.listeners.received.get(0))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("abcd");
        assertThat(view.remaining()).isEqualTo(4);
    }

    @Test
    void decodesText() throws Exception {
        ShmMessageListener listener = adapt("text");
        String longText = "\u00e4\u20ac\ud83d\ude00".repeat(500);
        for (String text : List.of("abcd", "", longText, "after a long one")) {
            listener.onMessage(view(text), RECORD);
        }
        assertThat(this.listeners.received).containsExactly("abcd", "", longText, "after a long one");
    }

    @Test
    void ignoresWhatTheMethodReturns() throws Exception {
        adapt("returning").onMessage(view("abcd"), RECORD);
        assertThat(this.listeners.received).hasSize(1);
    }

    @Test
    void callsStaticAndInterfaceMethods() throws Exception {
        adapt("fixed").onMessage(view("abcd"), RECORD);
        TextListener proxy = (TextListener)
                new ProxyFactory(TextListener.class, new JdkProxiedInterceptor(this.listeners)).getProxy();
        Method declared = method("text");
        Method invocable = AopUtils.selectInvocableMethod(declared, proxy.getClass());
        assertThat(invocable.getDeclaringClass()).isNotEqualTo(Listeners.class);
        ListenerAdapters.adapt("orders", proxy, declared, invocable, MessagingListenerTests.factory())
                .onMessage(view("through the proxy"), RECORD);
        assertThat(this.listeners.received).containsExactly("through the proxy");
    }

    @Test
    void passesOnWhatTheMethodThrows() {
        assertThatThrownBy(() -> adapt("failing").onMessage(view("x"), RECORD))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("checked");
        assertThatThrownBy(() -> adapt("broken").onMessage(view("x"), RECORD))
                .isExactlyInstanceOf(AssertionError.class);
    }

    @Test
    void allocatesNothingForAView() throws Exception {
        ShmMessageListener listener = adapt("counting");
        ByteBuffer view = view("abcdefgh");
        for (int i = 0; i < 50_000; i++) {
            listener.onMessage(view, RECORD);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            listener.onMessage(view, RECORD);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(this.listeners.count).isEqualTo(150_000);
        assertThat(allocated).as("bytes for 100,000 messages").isLessThan(100_000); // a byte each is already too much
    }

    private ShmMessageListener adapt(String name) {
        Method method = method(name);
        ShmMessageListener listener =
                ListenerAdapters.adapt("orders", this.listeners, method, method, MessagingListenerTests.factory());
        assertThat(listener).isNotInstanceOf(MessagingListenerAdapter.class);
        return listener;
    }

    private static Method method(String name) {
        return Stream.of(Listeners.class.getDeclaredMethods())
                .filter((method) -> method.getName().equals(name) && !method.isBridge())
                .findFirst()
                .orElseThrow();
    }

    private static ByteBuffer view(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 16).position(8);
        direct.put(bytes).flip().position(8);
        return direct.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    interface TextListener {

        void text(String text);
    }

    record JdkProxiedInterceptor(Listeners target) implements MethodInterceptor {

        @Override
        public Object invoke(MethodInvocation invocation) throws Throwable {
            return invocation.getMethod().invoke(this.target, invocation.getArguments());
        }
    }

    private static class Listeners implements TextListener {

        private final List<Object> received = new ArrayList<>();
        private int count;

        private void view(ByteBuffer view) {
            this.received.add(view);
        }

        void viewAndRecord(ByteBuffer view, ShmRecord record) {
            this.received.add(view);
            this.received.add(record);
        }

        void bytes(byte[] bytes) {
            this.received.add(bytes);
        }

        @Override
        public void text(String text) {
            this.received.add(text);
        }

        int returning(byte[] bytes, ShmRecord record) {
            this.received.add(bytes);
            return record.typeId();
        }

        static void fixed(byte[] bytes) {
            assertThat(bytes).hasSize(4);
        }

        void failing(String text) throws IOException {
            throw new IOException("checked");
        }

        void broken(String text) {
            throw new AssertionError(text);
        }

        void counting(ByteBuffer view, ShmRecord record) {
            if (view.getLong(view.position()) != 0 && record.typeId() == 7) {
                this.count++;
            }
        }
    }
}
