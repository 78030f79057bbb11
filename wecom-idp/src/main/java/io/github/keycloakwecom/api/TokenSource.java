package io.github.keycloakwecom.api;

/**
 * Where an access token comes from: one call to WeCom whose response has a token and its lifetime. {@link AccessTokens}
 * makes that call rarely enough, for every kind of source alike.
 *
 * <p>WeCom has these calls, all below {@code /cgi-bin/}. {@link AppTokenSource} makes the first two:
 *
 * <ul>
 *   <li>{@code GET gettoken} with {@code corpid} and {@code corpsecret}, for an app of the corp. With the secret of
 *       contact synchronisation, the token gives access to the contacts
 *       (developer.work.weixin.qq.com/document/path/91039).
 *   <li>{@code GET gettoken} with the customer's CorpID and the permanent code as {@code corpsecret}, for an agency app
 *       (developer.work.weixin.qq.com/document/path/97164).
 *   <li>{@code POST service/get_suite_token} with {@code suite_id}, {@code suite_secret} and {@code suite_ticket}, for
 *       a suite. The token is {@code suite_access_token} (developer.work.weixin.qq.com/document/path/97162).
 *   <li>{@code POST service/get_corp_token?suite_access_token=} with {@code auth_corpid} and {@code permanent_code},
 *       for a third-party app in a customer's corp (developer.work.weixin.qq.com/document/path/90605).
 *   <li>{@code POST service/get_provider_token} with {@code corpid} and {@code provider_secret}, for a service
 *       provider. The token is {@code provider_access_token} (developer.work.weixin.qq.com/document/path/96237).
 * </ul>
 *
 * <p>The rules for a source of another kind:
 *
 * <ul>
 *   <li>The suite ticket changes every ten minutes (developer.work.weixin.qq.com/document/path/97162). A source reads
 *       the newest one in {@link #fetch} and leaves it out of its fingerprint: a new ticket does not end the suite
 *       token.
 *   <li>When the call of a source needs another token, {@link #fetch} gets that token from {@link AccessTokens}. When
 *       WeCom rejects that token ({@link WecomErrorCode.Advice#FRESH_TOKEN}), the source rejects it in
 *       {@link AccessTokens} and repeats its call once.
 *   <li>When the inner call fails, the error names the API of the inner call, so it starts no backoff of this source.
 *   <li>These responses may have no {@code errcode} on success. {@link ApiResponse} accepts that.
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
