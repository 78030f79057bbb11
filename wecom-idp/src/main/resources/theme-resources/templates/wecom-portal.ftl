<#import "template.ftl" as layout>
<#-- The applications that a person may open; whoever may see clients in the admin console finds the links to paste as well. -->
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("wecom.portal.title")}
  <#elseif section = "form">
    <link rel="stylesheet" href="${url.resourcesPath}/wecom/pages.css">
    <div id="wecom-portal" class="${properties.kcFormClass!}">
      <p class="instruction"><#if tiles?has_content>${msg("wecom.portal.text", greeting)}<#else>${msg("wecom.portal.empty", greeting)}</#if></p>
      <#if !tiles?has_content && msg("wecom.contact") != "wecom.contact"><p id="wecom-contact">${msg("wecom.contact")}</p></#if>
      <ul class="wecom-tiles">
        <#list tiles as tile>
          <#assign name = advancedMsg(tile.name())>
          <li class="wecom-tile">
            <a class="wecom-tile__open" href="${tile.link()}">
              <span class="wecom-tile__mark" aria-hidden="true">${name?trim?cap_first[0..*1]}</span>
              <span class="wecom-tile__name">${name}</span>
            </a>
            <#if admin>
              <details class="wecom-tile__link">
                <summary>${msg("wecom.portal.link")}</summary>
                <p>${msg("wecom.portal.paste")}</p>
                <input class="wecom-tile__url" readonly value="${tile.link()}" aria-label="${msg("wecom.portal.link")}: ${name}">
                <svg class="wecom-code" role="img" aria-label="${msg("wecom.notice.code")}: ${name}" viewBox="-4 -4 ${(tile.code().size() + 8)?c} ${(tile.code().size() + 8)?c}" shape-rendering="crispEdges">
                  <path fill="#fff" d="M-4-4h${(tile.code().size() + 8)?c}v${(tile.code().size() + 8)?c}h-${(tile.code().size() + 8)?c}z"/><path d="${tile.code().path()}"/>
                </svg>
              </details>
            </#if>
          </li>
        </#list>
      </ul>
      <p class="wecom-portal__account"><a href="${account}">${msg("wecom.portal.account")}</a></p>
    </div>
  </#if>
</@layout.registrationLayout>
