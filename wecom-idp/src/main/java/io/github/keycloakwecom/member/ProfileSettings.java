package io.github.keycloakwecom.member;

import io.github.keycloakwecom.config.WecomIdentityProviderConfig;

/**
 * The settings of an identity provider that a profile depends on.
 *
 * @param corpId CorpID of the company
 * @param splitsNames whether a Chinese name is divided into family name and given name
 * @param mailTemplate see {@link MailTemplate}
 */
public record ProfileSettings(String corpId, boolean splitsNames, MailTemplate mailTemplate) {

    public static ProfileSettings of(WecomIdentityProviderConfig config) {
        return new ProfileSettings(
                config.getCorpId(), config.isChineseNameSplit(), new MailTemplate(config.getEmailTemplate()));
    }
}
