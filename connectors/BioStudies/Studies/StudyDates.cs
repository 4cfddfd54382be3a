using System.Globalization;

using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>The dates of a study.</summary>
internal static class StudyDates
{
    /// <summary>As the envelope, else the study, states it.</summary>
    public static StatedText? Released(PageTabStudy study)
    {
        var attribute = study.Envelope.All("ReleaseDate").Concat(study.Study.All("ReleaseDate")).FirstOrDefault();
        return attribute is null ? null : new StatedText(attribute.Value, attribute.Where);
    }

    /// <summary>The day of the last change, which the info gives in milliseconds since 1970.</summary>
    public static StatedText? Modified(JsonPlace info, Findings findings)
    {
        if (info["modified"].Count() is not { } milliseconds || milliseconds is 0 or > 253_402_300_799_999)
        {
            return null;
        }

        var day = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        findings.Derive("UpdateDate", milliseconds.ToString(CultureInfo.InvariantCulture), day, "biostudies.epoch-milliseconds", info["modified"].Path);
        return new StatedText(day, info["modified"].Path);
    }
}
