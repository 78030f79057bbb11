/**
 * The server API ({@code /cgi-bin/}): the order of checks, tokens, codes, tickets, and one class per family of calls.
 */
package io.github.keycloakwecom.standin.api;
