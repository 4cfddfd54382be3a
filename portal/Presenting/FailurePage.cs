using System.Text.Encodings.Web;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Presenting;

/// <summary>The page for a failure. It is made without the page engine, so that it still works when that is what failed.</summary>
public static class FailurePage
{
    /// <summary>The page as HTML, every text of the problem encoded.</summary>
    /// <param name="problem">What happened, and what to do.</param>
    public static string Html(ProblemDetails problem)
    {
        var (title, detail) = (HtmlEncoder.Default.Encode(problem.Title ?? ""), HtmlEncoder.Default.Encode(problem.Detail ?? ""));
        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Bioimaging Hub</title>
            <link rel="icon" href="/mark.svg" type="image/svg+xml"><link rel="stylesheet" href="/css/base.css"><link rel="stylesheet" href="/css/search.css"></head>
            <body>
            <a class="skip" href="#main">Skip to content</a>
            <header class="top"><div><a class="brand" href="/">{Brand.Mark} Bioimaging Hub</a><nav aria-label="Main"><ul><li><a href="/datasets">Datasets</a></li><li><a href="/archives">Archives</a></li><li><a href="/deposit">Deposit</a></li><li><a href="/help">Help and OData</a></li></ul></nav></div></header>
            <main id="main" tabindex="-1"><p class="crumbs number">{problem.Status}</p><h1>{title}</h1><p class="nothing">{detail}</p>
            <form class="seek" action="/datasets" role="search"><label class="hidden" for="q">Search all archives</label><input type="search" id="q" name="q" placeholder="mitosis, Sox2, EMPIAR-10061, author, method …"><button>Search</button></form>
            <p class="examples"><a href="/">Begin at the first page</a>, <a href="/datasets">see all datasets</a>, or read <a href="/help">how to search</a>.</p></main>
            <footer class="foot"><div><span>Records belong to their archives; each names its licence.</span><a href="/archives">Where the records come from</a></div></footer>
            </body>
            </html>
            """;
    }
}
