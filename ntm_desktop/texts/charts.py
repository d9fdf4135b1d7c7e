"""What the charts say: findings, axes, legends, notes; and what saving and printing say."""

from __future__ import annotations

# Outcomes, as in legends and on bars.
MET = "Đạt"
NOT_MET = "Chưa đạt"
NOT_APPLICABLE = "Không áp dụng"
NO_DATA = "Chưa có số liệu"
NO_DATA_HERE = "chưa có số liệu"
UNREVIEWED = "Kế thừa kỳ trước, chưa rà soát"
TARGET = "Chỉ tiêu phấn đấu"

# The foot of every chart.
SAMPLE = "DỮ LIỆU MẪU"
SOURCE = "Nguồn: {source} · Ngày lập: {date}"
BASIS = "Căn cứ kết quả: {parts}"
BASIS_DISTRICT = "{count} theo kết luận của Ban Chỉ đạo"
BASIS_DEPARTMENT = "{count} theo phòng đánh giá"
BASIS_SELF = "{count} theo xã tự đánh giá (tạm tính)"
BASIS_UNREVIEWED = "{count} kế thừa kỳ trước, chưa rà soát"
BASIS_CONFLICTS = "{count} chỗ hai bên ghi khác nhau"
BASIS_CLOSED = "kỳ đã chốt"
BASIS_NONE = "Chưa có kết quả nào được ghi trong kỳ."

ROUND = "Kỳ {round}"
NOTHING_YET = "Chưa có số liệu của xã nào"

# Communes.
COMMUNES_AXIS = "Số tiêu chí đạt"
COMMUNES_FULL = "{count} trong {units} xã đạt đủ {total} tiêu chí"
COMMUNES_NONE_FULL = "Chưa xã nào trong {units} xã đạt đủ {total} tiêu chí"
COMMUNES_FULL_MIXED = "{count} trong {units} xã đạt đủ các tiêu chí"
COMMUNES_WITHOUT_DATA = "{count} xã chưa có số liệu"
COMMUNES_SUBTITLE = "{round}: số tiêu chí đạt của từng xã"
COMMUNES_AVERAGE = "bình quân {average} tiêu chí/xã"
COMMUNES_BELOW = "{count} xã chưa tới chỉ tiêu phấn đấu"

# Heatmap.
HEATMAP_ONE = "{count} xã chưa đạt tiêu chí {code}"
HEATMAP_SEVERAL = "Tiêu chí {codes}: mỗi tiêu chí có {count} xã chưa đạt"
HEATMAP_ALL_MET = "Tất cả {units} xã đạt đủ {total} tiêu chí"
HEATMAP_NONE_FAILS = "Chưa ghi nhận tiêu chí nào chưa đạt, còn {blank} ô chưa có số liệu"
HEATMAP_SUBTITLE = "{round}: kết quả từng tiêu chí của từng xã"
HEATMAP_CRITERION = "Tiêu chí {code}: {title}"
HEATMAP_TOTAL = "Số xã chưa đạt"
HEATMAP_SUM = "Đạt"
HEATMAP_AXIS = "Tiêu chí"
HEATMAP_GROUPS = "Nhóm tiêu chí: {groups}"
HEATMAP_GROUP = "{codes} {title}"

# Trend.
TREND_AXIS = "Số tiêu chí đạt"
TREND_AXIS_AVERAGE = "Bình quân số tiêu chí đạt (tiêu chí/xã)"
TREND_UP = "{who} tăng từ {first} lên {last} {measure}"
TREND_DOWN = "{who} giảm từ {first} xuống {last} {measure}"
TREND_SAME = "{who} giữ nguyên {last} {measure}"
TREND_ONE = "{who}: {last} {measure}, mới có số liệu của một kỳ"
TREND_OTHER_SET = "{who}: {last} {measure}; bộ tiêu chí đã đổi, không so với kỳ đầu"
TREND_OTHER_MEMBERS = "{who}: kỳ đầu {first}, nay {last} {measure}, không cùng những xã có số liệu"
TREND_NOTHING = "{who}: chưa có số liệu của kỳ nào"
TREND_EVERYBODY = "Bình quân các xã"
TREND_MEASURE = "tiêu chí"
TREND_MEASURE_AVERAGE = "tiêu chí/xã"
TREND_PERIOD = "Từ kỳ {first} đến kỳ {last}"
TREND_SINGLE_PERIOD = "Kỳ {first}"
TREND_OTHER_COMMUNES = "các kỳ không cùng những xã có số liệu, so sánh cần thận trọng"
TREND_NOT_JOINED = "không nối điểm qua kỳ thiếu số liệu hoặc đổi bộ tiêu chí"
TREND_WITH_DATA = "{count}/{units} xã có số liệu"
TREND_WITH_DATA_SHORT = "{count}/{units} xã"
TREND_UNREVIEWED = "{count} chưa rà soát"
TREND_CLOSED = "đã chốt"

# Radar.
RADAR_TITLE = "{name} đạt {met}/{total} tiêu chí"
RADAR_MORE = "{name} đạt {met}/{total} tiêu chí, tăng {change} so với kỳ trước"
RADAR_LESS = "{name} đạt {met}/{total} tiêu chí, giảm {change} so với kỳ trước"
RADAR_SAME = "{name} đạt {met}/{total} tiêu chí, bằng kỳ trước"
RADAR_NOTHING = "{name} chưa có số liệu"
RADAR_SUBTITLE = "{round}: tỷ lệ tiêu chí đạt theo nhóm (%)"
RADAR_WEAKEST = "thấp nhất: {groups}"
RADAR_WEAKEST_MANY = "thấp nhất: {count} nhóm cùng mức"
RADAR_OTHER_SET = "kỳ trước dùng bộ tiêu chí khác, không so sánh"
RADAR_GROUP = "đạt {met}/{total}"
RADAR_GROUP_NO_DATA = "{count} chưa có số liệu"
RADAR_BEFORE = "kỳ trước {met}/{total}"
RADAR_BEFORE_NO_DATA = "kỳ trước chưa có số liệu"
RADAR_TOO_FEW = "Bộ tiêu chí có ít hơn ba nhóm, không vẽ được dạng mạng."
RADAR_RING = "{share} %"

UNKNOWN_UNIT = "Không có xã mã “{unit}” trong kỳ này. Chọn xã khác."
OTHER_SET = "Bộ tiêu chí không có tiêu chí {codes} của kỳ này. Chọn đúng bộ tiêu chí của kỳ."

# Saving and printing.
UNKNOWN_ENDING = "Không lưu được biểu đồ dạng “{ending}”. Đặt tên tệp có đuôi {known}."
NO_ENDING = "Tên tệp “{name}” chưa có đuôi. Đặt tên tệp có đuôi {known}."
NOT_WRITTEN = (
    "Không ghi được tệp “{path}”: {why}. Chọn thư mục khác hoặc đóng tệp đang mở rồi lưu lại."
)
NO_SPACE = "ổ đĩa đã đầy"
NO_RIGHT = "không có quyền ghi vào đây, hoặc tệp đang mở ở chương trình khác"
NO_FOLDER = "không có thư mục này"
OTHER_FAULT = "máy báo lỗi {number}"

FILE_MISSING = "Không thấy tệp “{path}”. Lưu lại rồi mở hoặc in."
NO_OPENER = (
    "Máy chưa có lệnh {commands} để mở tệp. Mở tệp “{path}” trong trình quản lý tệp, "
    "hoặc nhờ người quản trị cài thêm."
)
NO_PRINTER = (
    "Máy chưa có lệnh {commands} để in. Mở tệp “{path}” rồi in từ chương trình xem, "
    "hoặc nhờ người quản trị cài máy in."
)
NOT_OPENED = "Máy không mở được tệp “{path}”: {why}. Mở tệp đó trong trình quản lý tệp."
NOT_PRINTED = (
    "Không in được tệp “{path}”: {why}. Kiểm tra máy in rồi in lại, "
    "hoặc mở tệp và in từ chương trình xem."
)
EXIT_STATUS = "lệnh {command} kết thúc với mã {status}"
EXIT_SAID = "lệnh {command} kết thúc với mã {status} và báo “{said}”"
NO_PROGRAM = "chưa có chương trình nào nhận loại tệp này"
