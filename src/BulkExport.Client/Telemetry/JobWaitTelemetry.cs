using System.Diagnostics;

namespace BulkExport.Client;

/// <summary>Records the activity and the metrics of a wait for a job.</summary>
internal sealed class JobWaitTelemetry : IDisposable
{
    /// <summary>The maximum number of events of an activity, so that a long wait does not exhaust memory.</summary>
    private const int MaxEvents = 100;

    private const string KeyTag = "bulkexport.client.key";

    private readonly Activity? _activity;
    private readonly string? _key;
    private int _events;
    private string? _previousOutcome;
    private long _polls;
    private long _failedPolls;
    private string _outcome = "abandoned";
    private Exception? _exception;

    public JobWaitTelemetry(JobSid jobSid, string? key)
    {
        _key = key;
        _activity = BulkExportTelemetry.ActivitySource.StartActivity("bulkexport.job.wait");
        _activity?.SetTag("bulkexport.job.sid", jobSid.ToString());
    }

    /// <summary>Makes the activity of the wait the current one. This is required before each poll, because the activity of the caller is current
    /// between two iterations of an enumeration.</summary>
    public void SetCurrent()
    {
        if (_activity is not null)
        {
            Activity.Current = _activity;
        }
    }

    public void RecordPoll(Job job, bool isChanged) => Record(isChanged ? "changed" : "unchanged", job, exception: null);

    public void RecordFailedPoll(BulkExportException exception)
    {
        _failedPolls++;
        Record("failed", job: null, exception);
    }

    public void SetFinished() => _outcome = "finished";

    public void SetOutcome(string outcome, Exception? exception = null) => (_outcome, _exception) = (outcome, exception);

    public void Dispose()
    {
        var tags = CreateTags("bulkexport.wait.outcome", _outcome);
        if (_exception is not null)
        {
            tags.Add("error.type", _exception.GetType().FullName);
            _activity?.SetStatus(ActivityStatusCode.Error, _exception.Message);
        }

        BulkExportTelemetry.Waits.Add(1, tags);
        if (_activity is not null)
        {
            foreach (var tag in tags)
            {
                _activity.SetTag(tag.Key, tag.Value);
            }

            _activity
                .SetTag("bulkexport.poll.count", _polls)
                .SetTag("bulkexport.poll.failure_count", _failedPolls)
                .SetTag("bulkexport.poll.omitted_event_count", _polls - _events)
                .Dispose();
        }
    }

    private TagList CreateTags(string name, string outcome)
    {
        var tags = new TagList { { name, outcome } };
        if (_key is not null)
        {
            tags.Add(KeyTag, _key);
        }

        return tags;
    }

    private void Record(string outcome, Job? job, BulkExportException? exception)
    {
        _polls++;
        BulkExportTelemetry.Polls.Add(1, CreateTags("bulkexport.poll.outcome", outcome));
        if (_activity is null)
        {
            return;
        }

        if (job is not null)
        {
            _activity.SetTag("bulkexport.resource_type", job.ResourceType?.ToDisplayText());
        }

        var isRepeated = outcome == "unchanged" || (outcome == "failed" && outcome == _previousOutcome);
        _previousOutcome = outcome;
        if (isRepeated || _events == MaxEvents)
        {
            return;
        }

        _events++;
        var tags = new ActivityTagsCollection { ["bulkexport.poll.outcome"] = outcome };
        if (job is not null)
        {
            tags["bulkexport.job.details"] = job.Details.ToString();
        }

        if (exception is not null)
        {
            tags["error.type"] = exception.GetType().FullName;
        }

        _activity.AddEvent(new ActivityEvent("bulkexport.poll", tags: tags));
    }
}
