package io.github.keycloakwecom.standin.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The requests received, oldest first, faulted ones included. A request is recorded before its answer or its scripted
 * delay begins, so a client that got an answer finds the call here. Beyond 100000 the oldest are dropped, because a
 * demo may run for weeks.
 */
public final class Calls {
    private static final int MOST = 100_000;

    private final Deque<Call> calls = new ArrayDeque<>();

    /** All of them. */
    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    /** Those to one API, {@code auth/getuserinfo} for example. */
    public synchronized List<Call> to(String api) {
        return calls.stream().filter(call -> call.api().equals(api)).toList();
    }

    /** How many went to one API. */
    public synchronized int count(String api) {
        return to(api).size();
    }

    /** Forgets them. */
    public synchronized void clear() {
        calls.clear();
    }

    /** Records one. */
    public synchronized void add(Call call) {
        if (calls.size() == MOST) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }
}
