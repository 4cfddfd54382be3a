using Hub.Deposition.Accounts;

namespace Hub.Tests.Deposition.Security;

/// <summary>Who may ask what. A route that is not here fails the tests: whoever adds one decides who may use it.</summary>
internal static class RouteRoles
{
    /// <summary>Routes that need an account, by pattern, with the least role.</summary>
    public static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["/account"] = Roles.Depositor,
        ["/account/audit"] = Roles.Curator,
        ["/account/people"] = Roles.Administrator,
        ["/curation"] = Roles.Curator,
        ["/datasets/{accession}/link"] = Roles.Depositor,
        ["/deposit"] = Roles.Depositor,
        ["/deposit/new"] = Roles.Depositor,
        ["/deposit/{accession}"] = Roles.Depositor,
        ["/deposit/{accession}/belongs"] = Roles.Depositor,
        ["/deposit/{accession}/check"] = Roles.Depositor,
        ["/deposit/{accession}/files"] = Roles.Depositor,
        ["/deposit/{accession}/form/{group}"] = Roles.Depositor,
        ["/deposit/{accession}/people"] = Roles.Depositor,
        ["/deposit/{accession}/preview"] = Roles.Depositor,
        ["/api/check"] = Roles.Depositor,
        ["/api/deposits"] = Roles.Depositor,
        ["/api/deposits/{accession}"] = Roles.Depositor,
        ["/api/deposits/{accession}/accept"] = Roles.Curator,
        ["/api/deposits/{accession}/check"] = Roles.Depositor,
        ["/api/deposits/{accession}/discard"] = Roles.Depositor,
        ["/api/deposits/{accession}/files"] = Roles.Depositor,
        ["/api/deposits/{accession}/files/{**path}"] = Roles.Depositor,
        ["/api/deposits/{accession}/new-version"] = Roles.Depositor,
        ["/api/deposits/{accession}/release"] = Roles.Depositor,
        ["/api/deposits/{accession}/release-date"] = Roles.Depositor,
        ["/api/deposits/{accession}/reopen"] = Roles.Depositor,
        ["/api/deposits/{accession}/return"] = Roles.Curator,
        ["/api/deposits/{accession}/state"] = Roles.Depositor,
        ["/api/deposits/{accession}/submit"] = Roles.Depositor,
        ["/api/deposits/{accession}/withdraw"] = Roles.Curator,
        ["/api/uploads"] = Roles.Depositor,
        ["/api/uploads/{id}"] = Roles.Depositor,
    };

    /// <summary>Routes that are open to everybody, by pattern.</summary>
    public static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "/",
        "/account/orcid",
        "/account/register",
        "/account/sign-in",
        "/account/sign-out",
        "/api/archives",
        "/api/archives/{id}/links",
        "/api/datasets/{accession}/links",
        "/api/map",
        "/api/archives/progress",
        "/api/archives/{id}/problems",
        "/api/archives/{id}/runs",
        "/archives",
        "/archives/{id}",
        "/archives/{id}/links",
        "/archives/{id}/runs/{run:long}",
        "/datasets",
        "/datasets/{accession}",
        "/datasets/{accession}/files",
        "/datasets/{accession}/versions/{number:int?}",
        "/facets/{facet}",
        "/files/{accession}/{**path}",
        "/health/live",
        "/health/ready",
        "/help",
        "/links/{id}",
        "/map",
        "/metrics",
        "/odata/{**path}",
        "/openapi.json",
        "/review/{secret}",
        "/transformations/{id}",
        "/transformations/{id}/files/{format}",
        "/transformations/{id}/original",
    };
}
