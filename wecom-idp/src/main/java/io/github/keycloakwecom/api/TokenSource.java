package io.github.keycloakwecom.api;

/**
 * Where an access token comes from: one call to WeCom whose response has a token and its lifetime. {@link AccessTokens}
 * makes that call rarely enough, for every kind of source alike.
 *
 * <p>WeCom has these calls, all below {@code /cgi-bin/}:
 *
 * <table>
 * <caption>Calls that issue a token</caption>
 * <tr><th>token of</th><th>call</th><th>sends</th><th>developer.work.weixin.qq.com</th></tr>
 * <tr><td>an app of the corp</td><td>{@code GET gettoken}</td><td>{@code corpid}, {@code corpsecret}</td>
 *     <td>/document/path/91039</td></tr>
 * <tr><td>the corp's contacts</td><td>{@code GET gettoken}</td><td>the secret of contact synchronisation</td>
 *     <td>/document/path/91039</td></tr>
 * <tr><td>an agency app in a customer's corp</td><td>{@code GET gettoken}</td>
 *     <td>the customer's CorpID, the permanent code as {@code corpsecret}</td><td>/document/path/97164</td></tr>
 * <tr><td>a suite</td><td>{@code POST service/get_suite_token}</td>
 *     <td>{@code suite_id}, {@code suite_secret}, {@code suite_ticket}</td><td>/document/path/97162</td></tr>
 * <tr><td>a third-party app in a customer's corp</td>
 *     <td>{@code POST service/get_corp_token?suite_access_token=}</td>
 *     <td>{@code auth_corpid}, {@code permanent_code}</td><td>/document/path/90605</td></tr>
 * <tr><td>a service provider</td><td>{@code POST service/get_provider_token}</td>
 *     <td>{@code corpid}, {@code provider_secret}</td><td>/document/path/96237</td></tr>
 * </table>
 *
 * <p>{@link AppTokenSource} is the first three. The rules for a source of another kind:
 *
 * <ul>
 *   <li>The suite ticket changes every ten minutes (developer.work.weixin.qq.com/document/path/97162). A source reads
 *       the newest one in {@link #fetch} and leaves it out of its fingerprint: a new ticket does not end the suite
 *       token.
 *   <li>A source whose call goes over another token gets that token from {@link AccessTokens} within {@link #fetch}.
 *       When WeCom has ended that token ({@link WecomErrorCode.Advice#FRESH_TOKEN}), the source rejects it there and
 *       repeats its call once.
 *   <li>A failure of that inner call keeps the name of its own API, so it starts no backoff of this source.
 * </ul>
 */
interface TokenSource {

    /**
     * Names the token in memory, in the cluster's store and in backoffs. Two sources share it only when everything that
     * the token depends on is the same: address, ids and secret. It is a hash, so it reveals no secret.
     */
    String fingerprint();

    /** Path below {@code /cgi-bin/} of the call that issues the token. Errors and backoffs carry it. */
    String api();

    /**
     * Makes the call, once.
     *
     * @throws WecomApiException when WeCom issues no token
     */
    TokenResponse fetch(WecomHttp http);

    /** For the server log at DEBUG: kind of source and ids, without a secret. */
    @Override
    String toString();
}
