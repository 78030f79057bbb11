package io.github.keycloakwecom.kcadm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The Java that {@link WarmKcadm} starts: one call after the other, as {@code org.keycloak.client.admin.cli.KcAdmMain}
 * makes one before it ends its Java. By reflection, because the classes are the distribution's and not the build's.
 */
final class KcadmCalls {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Method commandLine;
    private final Field connections;
    private final Class<?> command;

    private KcadmCalls() throws ReflectiveOperationException {
        Class<?> globals = Class.forName("org.keycloak.client.cli.common.Globals");
        Class<?> base = Class.forName("org.keycloak.client.cli.common.BaseGlobalOptionsCmd");
        commandLine = globals.getMethod("createCommandLine", base, String.class, PrintWriter.class);
        command = Class.forName("org.keycloak.client.admin.cli.commands.KcAdmCmd");
        connections = Class.forName("org.keycloak.client.cli.util.HttpUtil").getDeclaredField("httpClient");
        connections.setAccessible(true);
        ClassLoader loader = (ClassLoader) Class.forName("org.keycloak.client.cli.util.ClassLoaderUtil")
                .getMethod("resolveClassLoader", String.class)
                .invoke(null, System.getProperty("kc.lib.dir"));
        Thread.currentThread().setContextClassLoader(loader);
        Class.forName("org.keycloak.common.crypto.CryptoIntegration")
                .getMethod("init", ClassLoader.class)
                .invoke(null, loader);
        System.setProperty("default.config.path.string", "~/.keycloak/kcadm.config");
    }

    public static void main(String[] none) throws IOException, ReflectiveOperationException {
        KcadmCalls calls = new KcadmCalls();
        Thread parent = new Thread(KcadmCalls::endWithParent);
        parent.setDaemon(true);
        parent.start();
        PrintStream console = System.out;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            console.println(server.getLocalPort());
            while (true) {
                try (Socket caller = server.accept()) {
                    caller.setSoTimeout(PATIENCE_MILLIS);
                    calls.answer(caller.getInputStream(), caller.getOutputStream());
                } catch (IOException e) {
                    // The caller has ended; the next call may still come.
                    e.printStackTrace();
                }
            }
        }
    }

    /** Its standard input stays empty, and it ends with the process that started it. */
    private static void endWithParent() {
        try {
            System.in.read();
        } catch (IOException e) {
            e.printStackTrace();
        }
        System.exit(0);
    }

    private void answer(InputStream in, OutputStream out) throws IOException, ReflectiveOperationException {
        String[] words = new String[Integer.parseInt(word(in))];
        for (int i = 0; i < words.length; i++) {
            words[i] = word(in);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        int exit = call(words);
        out.write("%d %d %d%n".formatted(exit, said.size(), complained.size()).getBytes(StandardCharsets.UTF_8));
        said.writeTo(out);
        complained.writeTo(out);
        out.flush();
    }

    private int call(String[] words) throws ReflectiveOperationException {
        Object line = commandLine.invoke(
                null, command.getConstructor().newInstance(), "kcadm.sh", new PrintWriter(System.err, true));
        try {
            return (int) line.getClass().getMethod("execute", String[].class).invoke(line, (Object) words);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            return 1;
        } finally {
            // Its connections end with its Java otherwise, also those of answers that it has not read; it has a few
            // only.
            connections.set(null, null);
        }
    }

    private static String word(InputStream in) throws IOException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0; next = in.read()) {
            if (next < 0) {
                throw new IOException("a word without an end");
            }
            word.write(next);
        }
        return word.toString(StandardCharsets.UTF_8);
    }
}
