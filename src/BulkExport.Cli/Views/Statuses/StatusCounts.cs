namespace BulkExport.Cli.Views.Statuses;

/// <summary>Creates the legend of a job: the number of days in each status. The statuses that are always shown come first.</summary>
internal static class StatusCounts
{
    public static Legend Create(Job job)
    {
        var alwaysShown = StatusStyle.Known.Where(style => style.IsAlwaysShown).ToArray();
        var others = job
            .Details.Where(bucket => bucket.Count > 0)
            .Select(bucket => bucket.Status)
            .Distinct()
            .Except(alwaysShown.Select(style => style.Status))
            .Select(StatusStyle.Get);
        return new Legend(
            alwaysShown.Concat(others).Select(style => (style.Symbol, style.Style, style.Label, job.Details.GetDayCount(style.Status)))
        );
    }
}
