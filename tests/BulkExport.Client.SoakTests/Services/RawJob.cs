using System.Globalization;
using System.Text;

namespace BulkExport.Client.SoakTests;

/// <summary>A job whose SID says all there is to know of it.</summary>
/// <param name="Call">The call that it was made for.</param>
/// <param name="First">Its first day, counted from the first there is.</param>
/// <param name="Count">How many days it has.</param>
/// <param name="Polls">How often it is asked for before it is finished.</param>
/// <param name="Rest">What makes it different from others.</param>
internal sealed record RawJob(long Call, int First, int Count, int Polls, ulong Rest)
{
    /// <summary>As often as no wait asks.</summary>
    private const int Never = 255;

    private const int EndlessOnesIn = 10;

    public JobSid Sid => JobSid.Parse(FormattableString.Invariant($"JS{Call:x8}{First & 0xFF:x2}{Count:x2}{Polls:x2}00{Rest:x16}"));

    public DateOnly StartDay => Days.First.AddDays(First);

    public DateOnly EndDay => StartDay.AddDays(Count - 1);

    public ExpectedJob Expected => new(Sid, StartDay, EndDay, IsEndless: Polls == Never);

    /// <summary>A job that is finished after some polls, or one in ten never; at once where none are allowed.</summary>
    public static RawJob Any(Call call, Days days, int mostPolls)
    {
        var first = call.Random.Next(days.All.Count);
        var count = 1 + call.Random.Next(Math.Min(3, days.All.Count - first));
        var polls = mostPolls > 0 && call.Random.Next(EndlessOnesIn) == 0 ? Never : call.Random.Next(mostPolls + 1);
        return new RawJob(call.Number, first, count, polls, (ulong)call.Random.NextInt64());
    }

    public static RawJob Decode(string sid)
    {
        return new RawJob(Hex(2, 8), (int)Hex(10, 2), (int)Hex(12, 2), (int)Hex(14, 2), (ulong)Hex(18, 16));

        long Hex(int start, int length) => long.Parse(sid.AsSpan(start, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    public string Json(bool isFinished)
    {
        var days = new StringBuilder("null");
        if (Rest % 3 > 0)
        {
            days.Clear()
                .Append('[')
                .AppendJoin(',', Enumerable.Range(0, Count).Select(i => $"\"{StartDay.AddDays(i):yyyy-MM-dd}\""))
                .Append(']');
        }

        return $$"""{"job_sid":"{{Sid}}","resource_type":"Messages","friendly_name":"a\\-name","start_day":"{{StartDay:yyyy-MM-dd}}","end_day":"{{EndDay:yyyy-MM-dd}}","details":[{"status":"{{(isFinished ? "Completed" : "Running")}}","count":{{Count}},"days":{{days}}}],"webhook_url":"{{Secrets.Webhook}}","webhook_method":"POST","email":"{{Secrets.Mail}}","job_queue_position":null,"estimated_completion_time":null}""";
    }
}
