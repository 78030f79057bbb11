<#--
  The QR code of WeCom in the login page, for a theme of your own: two lines in the template that lists the identity providers,

    <#import "wecom.ftl" as wecom>
    <@wecom.panel social=social/>

  Shown on wide screens, where scripts run and outside WeCom; everywhere else the ordinary button does it.
-->
<#function embedded social>
  <#return social.providers?filter(p -> p.providerId == "wecom" && (p.themeConfig["panel"]!"embedded") != "button" && isOffered(p))>
</#function>

<#-- Whether members of a company may sign in to this application, see the setting Applications of the provider. -->
<#function isOffered p>
  <#local clients = (p.themeConfig["clients"]!"")?split("##")?map(c -> c?trim)?filter(c -> c != "")>
  <#return !clients?has_content || ["wecom-portal", "account", "account-console"]?seq_contains(client.clientId) || clients?seq_contains(client.clientId)>
</#function>

<#-- What to call a provider: the name that the administrator gave it, else ours. -->
<#function label p>
  <#return ((p.displayName!p.alias) == p.alias)?then(msg("wecom.login"), (p.displayName!p.alias))>
</#function>

<#macro panel social>
  <#local corps = embedded(social)>
  <#if corps?has_content>
    <link rel="stylesheet" href="${url.resourcesPath}/wecom/login-panel.css">
    <#local ours = social.providers?filter(p -> p.providerId == "wecom" && isOffered(p))>
    <#local kind>wecom-panel<#if corps?size == ours?size> wecom-panel--all<#if ours?size == social.providers?size> wecom-panel--alone</#if></#if></#local>
    <section id="wecom-panel" class="${kind}" aria-labelledby="wecom-panel-title" data-frame-title="${msg("wecom.panel.title")}">
      <h2 id="wecom-panel-title" class="wecom-panel__title">${msg("wecom.panel.title")}</h2>
      <#if corps?size gt 1>
        <select id="wecom-panel-corp" class="wecom-panel__corp" aria-label="${msg("wecom.panel.corp")}">
          <#list corps as p><option value="${p.alias}" data-login-url="${p.loginUrl}">${label(p)}</option></#list>
        </select>
      </#if>
      <div class="wecom-panel__frame"></div>
      <a id="wecom-panel-link" class="wecom-panel__link" data-once-link href="${corps[0].loginUrl}">${msg("wecom.panel.link")}</a>
    </section>
    <script type="module" src="${url.resourcesPath}/wecom/login-panel.js"></script>
  </#if>
</#macro>
