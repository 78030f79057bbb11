<#import "template.ftl" as layout>
<#-- The applications that a person may open; whoever may see clients in the admin console finds the links to paste as well. -->
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("wecom.portal.title")}
  <#elseif section = "form">
    <link rel="stylesheet" href="${url.resourcesPath}/wecom/pages.css">
    <div id="wecom-portal" class="${properties.kcFormClass!}">
      <#if searchable>
        <form id="wecom-portal-search" class="wecom-portal__search" action="${portal}" method="get" role="search">
          <input class="wecom-portal__words" type="search" name="search" value="${search}" maxlength="80" autocomplete="off" aria-label="${msg("wecom.portal.search")}" placeholder="${msg("wecom.portal.search")}">
          <button class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}" type="submit">${msg("wecom.portal.find")}</button>
        </form>
      </#if>
      <#if tiles?has_content>
        <p class="instruction">${msg("wecom.portal.text", greeting)}</p>
      <#elseif part || more?has_content>
        <p id="wecom-portal-none" class="instruction">${msg("wecom.portal.none")}</p>
      <#else>
        <p class="instruction">${msg("wecom.portal.empty", greeting)}</p>
        <#if msg("wecom.contact") != "wecom.contact"><p id="wecom-contact">${msg("wecom.contact")}</p></#if>
      </#if>
      <ul class="wecom-tiles">
        <#list tiles as tile>
          <#assign name = advancedMsg(tile.name())>
          <li class="wecom-tile">
            <a class="wecom-tile__open" href="${tile.link()}">
              <span class="wecom-tile__mark" aria-hidden="true">${name?trim?cap_first[0..*1]}</span>
              <span class="wecom-tile__name">${name}</span>
            </a>
            <#if admin>
              <details class="wecom-tile__link"<#if tile.code()??> open</#if>>
                <summary>${msg("wecom.portal.link")}</summary>
                <p>${msg("wecom.portal.paste")}</p>
                <input class="wecom-tile__url" readonly value="${tile.link()}" aria-label="${msg("wecom.portal.link")}: ${name}">
                <#if tile.code()??>
                  <svg class="wecom-code" role="img" aria-label="${msg("wecom.notice.code")}: ${name}" viewBox="-4 -4 ${(tile.code().size() + 8)?c} ${(tile.code().size() + 8)?c}" shape-rendering="crispEdges">
                    <path fill="#fff" d="M-4-4h${(tile.code().size() + 8)?c}v${(tile.code().size() + 8)?c}h-${(tile.code().size() + 8)?c}z"/><path d="${tile.code().path()}"/>
                  </svg>
                <#else>
                  <p><a class="wecom-tile__code" href="${tile.codeLink()}" aria-label="${msg("wecom.portal.code")}: ${name}">${msg("wecom.portal.code")}</a></p>
                </#if>
              </details>
            </#if>
          </li>
        </#list>
      </ul>
      <#if part || more?has_content>
        <div class="wecom-portal__pages">
          <#if more?has_content><a id="wecom-portal-more" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!}" href="${more}">${msg("wecom.portal.more")}</a></#if>
          <#if part><a id="wecom-portal-all" href="${portal}">${msg("wecom.portal.all")}</a></#if>
        </div>
      </#if>
      <p class="wecom-portal__account"><a href="${account}">${msg("wecom.portal.account")}</a></p>
    </div>
  </#if>
</@layout.registrationLayout>
