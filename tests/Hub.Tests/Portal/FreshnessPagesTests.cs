using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

using Hub.Harvesting;
using Hub.Portal.Presenting;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Acceptance;

using Microsoft.Extensions.DependencyInjection;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Portal;

/// <summary>How fresh each archive is, for people and for a monitor.</summary>
public sealed class FreshnessPagesTests
{
    [Fact]
    public async Task The_page_of_archives_and_the_metrics_say_age_last_success_next_run_and_budget_left_of_each()
    {
        await using var partners = await RunningPartners.StartAsync(
            RecordSet.Empty with { Generated = 30, Seed = 5 }, "--Hub:Harvest:DeletedRecords=3", "--Hub:Harvest:AlteredRecords=7", "--Hub:Harvest:AlteredShare=0");
        await partners.HarvestAsync("empiar");
        var empiar = partners.Services.GetRequiredService<IReadOnlyList<ArchiveDefinition>>().Single(archive => archive.Id == "empiar");
        var fresh = await partners.Services.GetRequiredService<Freshness>().ReadAsync(empiar, default);

        var metrics = await partners.GetAsync("/metrics");
        var card = Card(await partners.GetAsync("/archives"), "empiar");

        (Metric("newest_record_seconds"), Metric("last_success_seconds")).ShouldBe((Seconds(fresh.NewestRecord), Seconds(fresh.LastSuccess)));
        (Metric("next_run_seconds"), Metric("fresh")).ShouldBe((Seconds(fresh.NextRun), "1"));
        (Metric("deletions_left"), Metric("alterations_left")).ShouldBe(("6", "7"));
        card.ShouldContain("<dt>Newest record</dt><dd>" + RunWords.At(fresh.NewestRecord));
        card.ShouldContain("<dt>Read whole</dt><dd>" + RunWords.At(fresh.LastSuccess));
        card.ShouldContain(">fresh</span>");
        card.ShouldContain(RunWords.At(fresh.NextRun));
        card.ShouldContain("6 deletions, 7 alterations");
        metrics.ShouldNotContain("hub_archive_newest_record_seconds{archive=\"idr\"}", Case.Sensitive, "it was never harvested");
        metrics.ShouldContain("hub_archive_fresh{archive=\"idr\"} 0");

        string Metric(string name) => Regex.Match(metrics, $"^hub_archive_{name}{{archive=\"empiar\"}} (.*)$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value.TrimEnd();
    }

    [Fact]
    public async Task During_an_archive_s_first_harvest_page_interface_and_metrics_say_so_and_none_calls_it_stale()
    {
        await using var partners = await RunningPartners.StartAsync(RecordSet.Empty with { Generated = 3, Seed = 5 });
        (await partners.Store.Runs.StartAsync(new RunRequest("idr", RunMode.Harvest, "1", "a process that is at it", TimeSpan.FromHours(1)), default)).Lease.ShouldNotBeNull();

        var metrics = await partners.GetAsync("/metrics");
        using var archives = JsonDocument.Parse(await partners.GetAsync("/api/archives"));
        var freshness = archives.RootElement.EnumerateArray().ToDictionary(archive => archive.GetProperty("id").GetString()!, archive => archive.GetProperty("freshness"));

        metrics.ShouldContain("hub_archive_first_harvest{archive=\"idr\"} 1");
        metrics.ShouldNotContain("hub_archive_fresh{archive=\"idr\"}");
        metrics.ShouldContain("hub_archive_fresh{archive=\"empiar\"} 0");
        metrics.ShouldNotContain("hub_archive_first_harvest{archive=\"empiar\"}");
        freshness["idr"].GetProperty("firstHarvestUnderWay").GetBoolean().ShouldBeTrue();
        freshness["idr"].TryGetProperty("isMet", out var met).ShouldBe(met.ValueKind == JsonValueKind.Null);
        freshness["empiar"].GetProperty("firstHarvestUnderWay").GetBoolean().ShouldBeFalse();
        foreach (var page in new[] { Card(await partners.GetAsync("/archives"), "idr"), await partners.GetAsync("/archives/idr") })
        {
            page.ShouldContain("first harvest under way");
            page.ShouldNotContain("stale");
        }

        Card(await partners.GetAsync("/archives"), "empiar").ShouldContain(">stale</span>");
    }

    private static string Card(string page, string archive) =>
        Regex.Match(WebUtility.HtmlDecode(page), $"data-archive=\"{archive}\".*?</li>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Value;

    private static string Seconds(DateTimeOffset? time) => time!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
