<#import "template.ftl" as layout>
<#-- Why it does not go on here, and what can be done instead. Keycloak's own classes and layout only. -->
<#assign name = application?has_content?then(advancedMsg(application), "")>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("wecom.notice." + notice + ".title", name)}
  <#elseif section = "form">
    <link rel="stylesheet" href="${url.resourcesPath}/wecom/pages.css">
    <div id="wecom-notice" class="${properties.kcFormClass!}" data-notice="${notice}">
      <p class="instruction">${msg("wecom.notice." + notice + ".text", name)}</p>
      <#if code??>
        <svg class="wecom-code" role="img" aria-label="${msg("wecom.notice.code")}" viewBox="-4 -4 ${(code.size() + 8)?c} ${(code.size() + 8)?c}" shape-rendering="crispEdges">
          <path fill="#fff" d="M-4-4h${(code.size() + 8)?c}v${(code.size() + 8)?c}h-${(code.size() + 8)?c}z"/><path d="${code.path()}"/>
        </svg>
      </#if>
      <#if msg("wecom.contact") != "wecom.contact"><p id="wecom-contact">${msg("wecom.contact")}</p></#if>
      <div class="${properties.kcFormGroupClass!}">
        <div id="kc-form-buttons" class="${properties.kcFormActionGroupClass!}">
          <#if button?has_content>
            <form class="wecom-notice__form" action="${url.loginAction}" method="post">
              <button id="wecom-${button}" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}" type="submit">${msg("wecom.notice.way." + button)}</button>
            </form>
          </#if>
          <#list ways as way, target>
            <a id="wecom-${way}" class="${properties.kcButtonClass!} ${(button?has_content || way?counter gt 1)?then(properties.kcButtonSecondaryClass!, properties.kcButtonPrimaryClass!)} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}" href="${target}">${msg("wecom.notice.way." + way)}</a>
          </#list>
        </div>
      </div>
    </div>
  </#if>
</@layout.registrationLayout>
