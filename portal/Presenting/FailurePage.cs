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
            <header class="top"><div><a class="brand" href="/">Bioimaging Hub</a><nav aria-label="Main"><ul><li><a href="/datasets">Datasets</a></li><li><a href="/archives">Archives</a></li><li><a href="/help">Searching and OData</a></li></ul></nav></div></header>
            <main id="main"><p class="quiet">{problem.Status}</p><h1>{title}</h1><p>{detail}</p>
            <form class="seek" action="/datasets" role="search"><label class="hidden" for="q">Search all archives</label><input type="search" id="q" name="q"><button>Search</button></form></main>
            </body>
            </html>
            """;
    }
}
