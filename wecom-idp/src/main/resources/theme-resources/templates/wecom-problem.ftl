<#import "template.ftl" as layout>
<#-- A failed login through WeCom. Keycloak's own classes and layout only, so that it looks at home in any login theme. -->
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("wecom.problem." + problem + ".title")}
  <#elseif section = "form">
    <div id="wecom-problem" class="${properties.kcFormClass!}" data-problem="${problem}">
      <p class="instruction">${msg("wecom.problem." + problem + ".text")}</p>
      <#-- Whom to ask: there is no such text of ours, the administrator adds it under Realm settings, Localization. -->
      <#if msg("wecom.contact") != "wecom.contact"><p id="wecom-contact">${msg("wecom.contact")}</p></#if>
      <div class="${properties.kcFormGroupClass!}">
        <div id="kc-form-buttons" class="${properties.kcFormActionGroupClass!}">
          <#if scanAgain?has_content>
            <a id="wecom-scan-again" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}" href="${scanAgain}">${insideWecom?then(msg("wecom.problem.tryAgain"), msg("wecom.problem.scanAgain"))}</a>
          <#elseif client?? && client.baseUrl?has_content>
            <a id="wecom-back-to-application" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}" href="${client.baseUrl}">${msg("wecom.problem.backToApplication")}</a>
          <#else>
            <a id="wecom-start-again" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}" href="${startAgain}">${msg("wecom.problem.startAgain")}</a>
          </#if>
          <#if otherWays?has_content>
            <a id="wecom-other-ways" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}" href="${otherWays}">${msg("wecom.problem.otherWays")}</a>
          </#if>
        </div>
      </div>
    </div>
  </#if>
</@layout.registrationLayout>
